--- The language server: where it is started, what it is asked, and what happens when it ends.
local M, H = {}, {}

--- Tells |vim.lsp.enable()| the root of a buffer, unless the buffer is none of ours.
---@param bufnr integer
---@param on_dir fun(root?: string)
function M.find_root(bufnr, on_dir)
  if require('examen.recognise').may_be_ours(bufnr) then
    on_dir(H.root(vim.api.nvim_buf_get_name(bufnr)))
  end
end

--- Takes back that Neovim asks for diagnostics: the server knows when somebody pauses, and sends the marks of a sheet
--- along with what it pushes.
---@param capabilities lsp.ClientCapabilities
function M.without_pull(capabilities)
  if capabilities.textDocument then
    capabilities.textDocument.diagnostic = nil
  end
  if capabilities.workspace then
    capabilities.workspace.diagnostics = nil
  end
end

--- Takes no notice that the server can be asked for diagnostics: Neovim asks whatever was said before, and shows
--- everything twice.
---@param client vim.lsp.Client
function M.forget_pull(client)
  if client.server_capabilities then
    client.server_capabilities.diagnosticProvider = nil
  end
end

--- Says that Neovim makes new files when an edit asks for them, which it does and does not say.
---@param capabilities lsp.ClientCapabilities
function M.with_document_changes(capabilities)
  local edit = vim.tbl_get(capabilities, 'workspace', 'workspaceEdit')
  if edit then
    edit.documentChanges = true
  end
end

--- Says once why there will be no server for a buffer of ours: |vim.lsp.enable()| is silent about it.
---@param bufnr integer
function M.complain_if_absent(bufnr)
  local problem = M.problem()
  if problem and require('examen.recognise').may_be_ours(bufnr) then
    H.complain(problem)
  end
end

--- Whether and why the program cannot be started, in words.
---@return string?
function M.problem()
  local program = M.program()
  if not program then
    return nil
  end
  if vim.fn.executable(program) == 1 then
    return nil
  end
  return ('the program `%s` was not found'):format(program)
end

--- The program that would be started; nothing where a function starts it.
---@return string?
function M.program()
  local cmd = vim.lsp.config.examen.cmd
  return type(cmd) == 'table' and cmd[1] or nil
end

--- The client of a buffer.
---@param bufnr integer
---@return vim.lsp.Client?
function M.client(bufnr)
  return vim.lsp.get_clients({ bufnr = bufnr, name = 'examen' })[1]
end

--- Runs a command of the server. Without a client for the buffer, any running one is asked, or one is started.
---@param bufnr integer
---@param command string
---@param argument table
---@param on_result fun(result: any) Called in the main loop, unless there was an error, which is shown.
function M.run(bufnr, command, argument, on_result)
  local client = M.client(bufnr) or vim.lsp.get_clients({ name = 'examen' })[1] or H.start()
  if not client then
    return
  end
  H.when_ready(client, function()
    client:request(
      'workspace/executeCommand',
      { command = command, arguments = { argument } },
      function(err, result)
        if err then
          vim.notify('examen: ' .. err.message, vim.log.levels.ERROR)
        else
          on_result(result ~= vim.NIL and result or nil)
        end
      end,
      bufnr
    )
  end)
end

--- Starts the server anew for the buffers it was attached to, unless it was told to end or fails again and again.
---@param code integer
---@param signal integer
---@param client_id integer
function M.on_exit(code, signal, client_id)
  local client = vim.lsp.get_client_by_id(client_id)
  local told_to = signal == H.SIGTERM or (code == 0 and signal == 0)
  if not client or vim.v.exiting ~= vim.NIL or told_to then
    return
  end
  local buffers = vim.tbl_keys(client.attached_buffers)
  vim.schedule(function()
    if H.may_restart() then
      vim.notify('examen: the language server ended unexpectedly and is started again', vim.log.levels.WARN)
      H.restart(client.config, buffers)
    else
      vim.notify(
        'examen: the language server ended three times within a minute and is left alone; see :checkhealth examen',
        vim.log.levels.ERROR
      )
    end
  end)
end

--- Ends the server and starts it again.
function M.restart()
  H.ends = {}
  for _, client in ipairs(vim.lsp.get_clients({ name = 'examen' })) do
    local buffers = vim.tbl_keys(client.attached_buffers)
    client:stop(true)
    vim.wait(2000, function()
      return client:is_stopped()
    end, 10)
    H.restart(client.config, buffers)
  end
end

-- Neovim ends a server by force with this signal.
H.SIGTERM = 15

---@param config vim.lsp.ClientConfig
---@param buffers integer[]
function H.restart(config, buffers)
  for _, bufnr in ipairs(buffers) do
    if vim.api.nvim_buf_is_loaded(bufnr) then
      vim.lsp.start(config, { bufnr = bufnr })
    end
  end
end

-- When the server ended unexpectedly, in seconds.
---@type integer[]
H.ends = {}

---@return boolean
function H.may_restart()
  local now = os.time()
  H.ends = vim.tbl_filter(function(time)
    return now - time < 60
  end, H.ends)
  table.insert(H.ends, now)
  return #H.ends < 3
end

-- A server without a buffer: for what can be asked before there is a sheet.
---@return vim.lsp.Client?
function H.start()
  local problem = M.problem()
  if problem then
    H.complain(problem)
    return nil
  end
  local config = vim.deepcopy(vim.lsp.config.examen)
  config.root_dir = H.root('')
  local id = vim.lsp.start(config, { attach = false })
  return id and vim.lsp.get_client_by_id(id) or nil
end

---@param client vim.lsp.Client
---@param act fun()
function H.when_ready(client, act)
  if client.initialized then
    act()
    return
  end
  local ready = vim.wait(10000, function()
    return client.initialized
  end, 10)
  if ready then
    act()
  else
    vim.notify('examen: the language server does not answer; see :checkhealth examen', vim.log.levels.ERROR)
  end
end

-- The folder whose banks count: that of the settings or the repository, else that of the file. A home folder or the
-- root of a file system is none: nobody wants all of it read.
---@param path string
---@return string?
function H.root(path)
  local start = path ~= '' and vim.fs.dirname(vim.fs.abspath(path)) or vim.fn.getcwd()
  local root = vim.fs.root(start, { 'examen.toml', '.git' }) or start
  local too_large = root == vim.fs.normalize('~') or root == vim.fs.dirname(root)
  return not too_large and root or nil
end

---@param problem string
function H.complain(problem)
  if H.complained ~= problem then
    H.complained = problem
    vim.notify(('examen: %s; :checkhealth examen says what to do'):format(problem), vim.log.levels.WARN)
  end
end

return M
