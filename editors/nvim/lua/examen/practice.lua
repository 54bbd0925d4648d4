--- Sheets and what happens in them: new ones, further questions, hints, model answers, submission.
local M, H = {}, {}

--- Opens a new sheet with questions of a topic, which is asked for where it is not given.
---@param topic? string
function M.practice(topic)
  local open = function(chosen, bank)
    H.new_sheet({ topic = chosen, bank = bank, count = 3 })
  end
  if topic then
    open(topic)
  else
    require('examen.search').topic(open)
  end
end

--- Opens a new sheet with three questions; a name ends in `.answers.md`.
---@param name? string
function M.new(name)
  H.new_sheet({ count = 3 }, name)
end

--- Adds the next question to the sheet.
---@param asked? { bank: string, id: string } Without it, the server chooses.
function M.next(asked)
  local place = H.place()
  local window = vim.api.nvim_get_current_win()
  local argument = vim.tbl_extend('force', { uri = place.uri }, asked or {})
  H.ask('examen.nextQuestion', argument, function(added)
    -- Where there is none, the server has said so.
    if added and vim.api.nvim_win_is_valid(window) then
      H.await_line(window, added.position.line)
      H.go_to(window, added.position.line)
    end
  end)
end

--- Adds the question that would teach most now, or says when the next one is due.
function M.next_due()
  local window = vim.api.nvim_get_current_win()
  local argument = { uri = H.place().uri, due = true }
  H.ask('examen.nextQuestion', argument, function(added)
    -- Where there is none, the server has said so.
    if added and vim.api.nvim_win_is_valid(window) then
      H.await_line(window, added.position.line)
      H.go_to(window, added.position.line)
    end
  end)
end

--- Answers a question in the sheet at hand, or in a new one: a sheet is graded against one bank.
---@param asked { bank: string, id: string }
function M.answer(asked)
  local sheet = require('examen.sheets').get(vim.api.nvim_get_current_buf())
  if sheet and sheet.bank == asked.bank then
    M.next(asked)
  else
    H.new_sheet({ bank = asked.bank, ids = { asked.id } })
  end
end

--- Searches the banks and adds what is chosen to the sheet, or to a new one.
---@param query string
function M.search(query)
  require('examen.search').question(query, function(hit)
    M.answer({ bank = hit.bank, id = hit.id })
  end)
end

--- Shows a hint for the question at the cursor; asked again, it says more.
function M.hint()
  -- Quiet: the text is not also sent as a message of the server.
  H.ask('examen.hint', vim.tbl_extend('force', H.place(), { quiet = true }), function(hint)
    if not hint then
      vim.notify('examen: there is nothing left to hint at here')
      return
    end
    vim.lsp.util.open_floating_preview({ hint.text }, 'markdown', {
      border = require('examen.config').current.rubric.border,
      title = (' Hint %d of %d '):format(hint.grade, hint.grades),
      max_width = 70,
    })
  end)
end

--- Puts the model answer below the answer at the cursor, as a quotation, which is not graded.
function M.reveal()
  H.ask('examen.reveal', H.place(), function(done)
    if not done then
      vim.notify('examen: there is no model answer for this question')
    end
  end)
end

--- Proposes words of the answer to its bank; for the bank that ships with the program, as a patch to send.
---@param differing { uri: string, question: string, point: string, position?: lsp.Position }
function M.propose(differing)
  H.ask('examen.proposePhrase', differing, function(proposed)
    if type(proposed.patch) ~= 'string' then
      return
    end
    vim.fn.setreg('+', proposed.patch)
    vim.cmd.new()
    vim.bo.buftype = 'nofile'
    vim.bo.bufhidden = 'wipe'
    vim.bo.filetype = 'diff'
    vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(vim.trim(proposed.patch), '\n'))
  end)
end

--- Submits the sheet.
function M.submit()
  H.ask('examen.submit', { uri = vim.uri_from_bufnr(0) }, function(done)
    if done then
      vim.notify(('examen: submitted, %s of %s marks'):format(done.marks.awarded, done.marks.available))
    end
  end)
end

--- Makes a bank of the list of questions in the buffer, in a new buffer.
function M.import()
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n'
  H.ask('examen.importList', { text = text }, function(made)
    H.open_text(made.bank, made.suggestedName)
    vim.notify('examen: ' .. made.summary)
  end)
end

---@return { uri: string, position: lsp.Position }
function H.place()
  return require('examen.place').of(vim.api.nvim_get_current_win())
end

---@param command string
---@param argument table
---@param on_result fun(result: any)
function H.ask(command, argument, on_result)
  require('examen.server').run(vim.api.nvim_get_current_buf(), command, argument, on_result)
end

---@param wanted table
---@param name? string
function H.new_sheet(wanted, name)
  H.ask('examen.newSheet', wanted, function(made)
    H.open_text(made.text, name or made.suggestedName)
    H.go_to(0, made.position.line)
  end)
end

-- A buffer with a name that is not on disk until the user writes it.
---@param text string
---@param name string
function H.open_text(text, name)
  vim.cmd.edit(vim.fn.fnameescape(H.free_name(name)))
  vim.api.nvim_buf_set_lines(0, 0, -1, false, vim.split(text, '\n'))
  vim.bo.filetype = 'markdown'
end

-- A file that is there keeps its text: a number is put into the name, in front of what tells its kind.
---@param name string
---@return string
function H.free_name(name)
  -- `:edit` reads `~` as the home folder, too.
  local path = vim.fs.normalize(name, { expand_env = false })
  local stem, kind = path:match('^(.-[^/])(%.[%w.]*)$')
  local candidate, count = path, 2
  while vim.uv.fs_lstat(candidate) or vim.fn.bufexists(candidate) == 1 do
    candidate = ('%s-%d%s'):format(stem or path, count, kind or '')
    count = count + 1
  end
  return candidate
end

-- The server's edit may come after its answer.
---@param window integer
---@param line integer From zero.
function H.await_line(window, line)
  local bufnr = vim.api.nvim_win_get_buf(window)
  vim.wait(1000, function()
    return vim.api.nvim_buf_line_count(bufnr) > line
  end, 10)
end

---@param window integer
---@param line integer From zero.
function H.go_to(window, line)
  local bufnr = vim.api.nvim_win_get_buf(window)
  vim.api.nvim_win_set_cursor(window, { math.min(line + 1, vim.api.nvim_buf_line_count(bufnr)), 0 })
  vim.cmd('normal! zv')
end

return M
