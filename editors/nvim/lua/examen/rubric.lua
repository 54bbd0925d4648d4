--- The rubric of the question at the cursor in a floating window that follows cursor and marks.
local M, H = {}, {}

--- Opens the window, or closes it where it is open.
function M.toggle()
  if H.open_window() then
    M.close()
  else
    M.open()
  end
end

function M.open()
  H.state.source = vim.api.nvim_get_current_buf()
  H.state.group = vim.api.nvim_create_augroup('examen_rubric', {})
  vim.api.nvim_create_autocmd('User', {
    group = H.state.group,
    pattern = 'ExamenSheet',
    desc = 'Examen: show the rubric anew',
    callback = M.refresh,
  })
  vim.api.nvim_create_autocmd('CursorHold', {
    group = H.state.group,
    buffer = H.state.source,
    desc = 'Examen: follow the cursor',
    callback = M.refresh,
  })
  M.refresh()
end

function M.close()
  local window = H.open_window()
  if window then
    vim.api.nvim_win_close(window, true)
  end
  H.state.window = nil
  if H.state.group then
    vim.api.nvim_del_augroup_by_id(H.state.group)
    H.state.group = nil
  end
end

--- Uncovers one more step of the question at the cursor.
function M.reveal_more()
  if H.state.shown then
    H.state.revealed[H.state.shown] = (H.state.revealed[H.state.shown] or 0) + 1
  end
  if H.open_window() then
    M.refresh()
  else
    M.open()
  end
end

--- Asks the server for the rubric as it stands.
function M.refresh()
  local window = vim.fn.bufwinid(H.state.source)
  if window == -1 then
    M.close()
    return
  end
  local place = require('examen.place').of(window)
  local argument = vim.tbl_extend('force', place, { reveal = H.state.revealed[H.key_at(place)] or 0 })
  require('examen.server').run(H.state.source, 'examen.showRubric', argument, function(rubric)
    if not rubric then
      H.say_why_not()
      return
    end
    H.state.shown = H.key(rubric.id)
    H.show(rubric)
  end)
end

-- Of an interview there is nothing to follow, either.
function H.say_why_not()
  local sheet = require('examen.sheets').get(H.state.source)
  if sheet and sheet.mode == 'interview' and not sheet.submitted then
    M.close()
    vim.notify('examen: this is an interview: there is no help before it is handed in with :Examen submit')
  else
    vim.notify('examen: put the cursor into an answer to see its rubric')
  end
end

---@class examen.RubricState
---@field source integer The buffer of the sheet.
---@field window? integer
---@field group? integer
---@field shown? string The question that is shown.
---@field revealed table<string, integer> How many steps of each question are uncovered.

---@type examen.RubricState
H.state = { source = 0, revealed = {} }

---@param id string
---@return string
function H.key(id)
  return ('%d %s'):format(H.state.source, id)
end

---@param place { position: lsp.Position }
---@return string?
function H.key_at(place)
  local sheet = require('examen.sheets').get(H.state.source)
  local found
  for _, question in ipairs(sheet and sheet.questions or {}) do
    if question.range.start.line <= place.position.line then
      found = question
    end
  end
  return found and found.id and H.key(found.id) or nil
end

-- The window, if it is open.
---@return integer?
function H.open_window()
  local window = H.state.window
  return window and vim.api.nvim_win_is_valid(window) and window or nil
end

---@param rubric { title: string, markdown: string, revealed: integer, steps: integer }
function H.show(rubric)
  local window = H.open_window()
  local bufnr = window and vim.api.nvim_win_get_buf(window) or H.buffer()
  vim.bo[bufnr].modifiable = true
  vim.api.nvim_buf_set_lines(bufnr, 0, -1, false, vim.split(vim.trim(rubric.markdown), '\n'))
  vim.bo[bufnr].modifiable = false
  local shape = H.shape(bufnr, rubric)
  if window then
    vim.api.nvim_win_set_config(window, shape)
    return
  end
  shape.noautocmd = true
  window = vim.api.nvim_open_win(bufnr, false, shape)
  H.state.window = window
  vim.wo[window].wrap = true
  vim.wo[window].linebreak = true
  vim.wo[window].conceallevel = 2
end

---@return integer
function H.buffer()
  local bufnr = vim.api.nvim_create_buf(false, true)
  vim.bo[bufnr].bufhidden = 'wipe'
  vim.treesitter.start(bufnr, 'markdown')
  for key, act in pairs({ q = M.close, ['<CR>'] = M.reveal_more }) do
    vim.keymap.set('n', key, act, { buffer = bufnr, nowait = true })
  end
  return bufnr
end

-- In the lower right corner, as high as its text, so that the answer stays readable.
---@param bufnr integer
---@param rubric { revealed: integer, steps: integer }
---@return vim.api.keyset.win_config
function H.shape(bufnr, rubric)
  local config = require('examen.config').current.rubric
  local width = math.min(config.width, math.max(30, math.floor(vim.o.columns / 2) - 2))
  local height = 0
  for _, line in ipairs(vim.api.nvim_buf_get_lines(bufnr, 0, -1, false)) do
    height = height + math.max(1, math.ceil(vim.fn.strdisplaywidth(line) / width))
  end
  local footer = rubric.revealed < rubric.steps and ' :Examen rubric more ' or ' all uncovered '
  return {
    relative = 'editor',
    anchor = 'SE',
    row = vim.o.lines - vim.o.cmdheight - 1,
    col = vim.o.columns,
    width = width,
    height = math.max(1, math.min(height, vim.o.lines - 6)),
    style = 'minimal',
    border = config.border,
    title = ' Rubric ',
    footer = footer,
    footer_pos = 'right',
  }
end

return M
