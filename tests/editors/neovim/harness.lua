--- Tests that run inside the Neovim they test, each in a folder and with buffers of its own.
local M, H = {}, {}

---@class test.Case
---@field name string
---@field run fun()

--- Adds a test.
---@param name string
---@param run fun()
function M.test(name, run)
  table.insert(H.cases, { name = name, run = run })
end

--- Waits until `condition` gives something true, and returns that.
---@generic T
---@param what string What is waited for, in words.
---@param condition fun(): T
---@param milliseconds? integer
---@return T
function M.await(what, condition, milliseconds)
  local result, problem
  local done = vim.wait(milliseconds or 20000, function()
    local ok, value = pcall(condition)
    result, problem = ok and value or nil, not ok and value or nil
    return ok and value and true or false
  end, 10)
  if not done then
    error(('waited in vain for %s%s\n%s'):format(what, problem and ': ' .. problem or '', H.screen()), 2)
  end
  return result
end

--- Writes a file into the folder of the test, and returns its path.
---@param name string
---@param text string
---@return string
function M.file(name, text)
  local path = vim.fs.joinpath(H.folder, name)
  vim.fn.mkdir(vim.fs.dirname(path), 'p')
  local file = assert(io.open(path, 'w'))
  file:write(text)
  file:close()
  return path
end

--- Writes a file and edits it.
---@param name string
---@param text string
---@return integer bufnr
function M.edit(name, text)
  vim.cmd.edit(vim.fn.fnameescape(M.file(name, text)))
  return vim.api.nvim_get_current_buf()
end

--- The client that is attached to a buffer and has answered its first request.
---@param bufnr integer
---@return vim.lsp.Client
function M.client(bufnr)
  return M.await('the server to attach', function()
    local client = vim.lsp.get_clients({ bufnr = bufnr, name = 'examen' })[1]
    return client and client.initialized and client
  end)
end

--- The text of the buffer as one string.
---@param bufnr? integer
---@return string
function M.text(bufnr)
  return table.concat(vim.api.nvim_buf_get_lines(bufnr or 0, 0, -1, false), '\n')
end

--- The number of the line, from zero, that holds a text.
---@param text string
---@param bufnr? integer
---@return integer
function M.line_of(text, bufnr)
  for index, line in ipairs(vim.api.nvim_buf_get_lines(bufnr or 0, 0, -1, false)) do
    if line:find(text, 1, true) then
      return index - 1
    end
  end
  error(('no line holds `%s`'):format(text), 2)
end

--- Puts the cursor to the start of a text.
---@param text string
function M.cursor_to(text)
  local line = M.line_of(text)
  local column = vim.api.nvim_buf_get_lines(0, line, line + 1, false)[1]:find(text, 1, true)
  vim.api.nvim_win_set_cursor(0, { line + 1, column - 1 })
end

--- Presses keys in Normal mode, with the maps of the buffer.
---@param keys string
function M.press(keys)
  vim.api.nvim_feedkeys(vim.keycode(keys), 'mx', false)
end

--- Everything that was notified in this test, one a line.
---@return string
function M.messages()
  return table.concat(H.notified, '\n')
end

--- Lets the next choices of |vim.ui.select()| be those whose text holds `wanted`; returns what was offered so far.
---@param wanted string
---@return string[] offered
function M.choose(wanted)
  local offered = {}
  vim.ui.select = function(items, options, on_choice)
    local chosen
    for _, item in ipairs(items) do
      local text = (options.format_item or tostring)(item)
      table.insert(offered, text)
      if not chosen and text:find(wanted, 1, true) then
        chosen = item
      end
    end
    on_choice(chosen)
  end
  return offered
end

--- Asserts that `text` holds `part`.
---@param text string
---@param part string
function M.holds(text, part)
  if not text:find(part, 1, true) then
    error(('expected to find `%s` in:\n%s'):format(part, text), 2)
  end
end

--- Asserts that two values are the same.
---@param expected any
---@param actual any
function M.same(expected, actual)
  if not vim.deep_equal(expected, actual) then
    error(('expected %s\nbut got  %s'):format(vim.inspect(expected), vim.inspect(actual)), 2)
  end
end

--- Runs all tests whose names hold EXAMEN_TEST, and ends Neovim.
function M.run()
  local passed, failed = 0, 0
  for _, case in ipairs(H.cases) do
    if case.name:find(vim.env.EXAMEN_TEST or '', 1, true) then
      local began = vim.uv.hrtime()
      H.set_up()
      local ok, problem = xpcall(case.run, debug.traceback)
      H.tear_down()
      passed, failed = passed + (ok and 1 or 0), failed + (ok and 0 or 1)
      local milliseconds = (vim.uv.hrtime() - began) / 1e6
      io.stdout:write(('%s %-64s %6.0f ms\n'):format(ok and 'ok  ' or 'FAIL', case.name, milliseconds))
      if not ok then
        io.stdout:write(problem .. '\n' .. M.messages() .. '\n')
      end
    end
  end
  io.stdout:write(('%s: %d passed, %d failed\n'):format(tostring(vim.version()), passed, failed))
  vim.cmd(failed == 0 and passed > 0 and 'qall!' or 'cquit 1')
end

---@type test.Case[]
H.cases = {}
---@type string[]
H.notified = {}
---@type string
H.folder = nil

function H.set_up()
  H.folder = vim.fn.tempname()
  vim.fn.mkdir(H.folder, 'p')
  -- The tests stand in a folder of their own and look for no banks above it.
  vim.fn.mkdir(H.folder .. '/.git')
  vim.cmd.cd(H.folder)
  H.notified = {}
  vim.notify = function(message)
    table.insert(H.notified, message)
  end
  vim.lsp.config(
    'examen',
    { cmd = { assert(vim.env.EXAMEN), 'lsp', '--history', H.folder .. '/history.sqlite3' } }
  )
end

function H.tear_down()
  require('examen.rubric').close()
  require('examen.due').close()
  for _, client in ipairs(vim.lsp.get_clients({ name = 'examen' })) do
    client:stop(true)
  end
  vim.wait(5000, function()
    return #vim.lsp.get_clients({ name = 'examen' }) == 0
  end, 10)
  vim.cmd('silent! %bwipeout!')
end

---@return string
function H.screen()
  local bufnr = vim.api.nvim_get_current_buf()
  return ('--- %s\n%s'):format(vim.api.nvim_buf_get_name(bufnr), M.text(bufnr))
end

return M
