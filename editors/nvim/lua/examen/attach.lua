--- What is turned on in buffers that the server is attached to, and in no others.
local M, H = {}, {}

--- Listens for the server. Called once, by plugin/examen.lua.
function M.setup()
  require('examen.highlights').define()
  local group = vim.api.nvim_create_augroup('examen', {})
  local on = function(event, desc, callback, pattern)
    vim.api.nvim_create_autocmd(event, { group = group, desc = desc, callback = callback, pattern = pattern })
  end
  on('ColorScheme', 'Examen: keep the highlight groups', require('examen.highlights').define)
  on('FileType', 'Examen: say where the program is missing', function(args)
    require('examen.server').complain_if_absent(args.buf)
  end, 'markdown')
  on('LspAttach', 'Examen: turn on what it shows', function(args)
    local client = vim.lsp.get_client_by_id(args.data.client_id)
    if client and client.name == 'examen' then
      H.turn_on(client, args.buf)
    end
  end)
  on('LspDetach', 'Examen: forget the sheet', function(args)
    local client = vim.lsp.get_client_by_id(args.data.client_id)
    if client and client.name == 'examen' then
      require('examen.sheets').forget(args.buf)
    end
  end)
  on({ 'InsertLeave', 'BufWritePost' }, 'Examen: attach to what became a sheet or a bank', function(args)
    H.reconsider(args.buf)
  end)
end

--- The name spaces of the diagnostics of a client: those it sends, and those that Neovim asks for.
---@param client vim.lsp.Client
---@return integer[]
function M.namespaces(client)
  local namespaces = { vim.lsp.diagnostic.get_namespace(client.id, false) }
  local provider = vim.tbl_get(client, 'server_capabilities', 'diagnosticProvider')
  if provider then
    -- Neovim 0.11 looks for the identifier itself.
    table.insert(namespaces, vim.lsp.diagnostic.get_namespace(client.id, true, provider.identifier))
  end
  return namespaces
end

---@param client vim.lsp.Client
---@param bufnr integer
function H.turn_on(client, bufnr)
  local config = require('examen.config').current
  H.show_diagnostics(client, config.virtual_text)
  if config.inlay_hints and client:supports_method('textDocument/inlayHint', bufnr) then
    vim.lsp.inlay_hint.enable(true, { bufnr = bufnr })
  end
  if config.code_lens and client:supports_method('textDocument/codeLens', bufnr) then
    H.show_lenses(bufnr)
  end
end

-- The name space is that of our client: diagnostics of others look as before.
---@param client vim.lsp.Client
---@param virtual_text boolean
function H.show_diagnostics(client, virtual_text)
  for _, namespace in ipairs(M.namespaces(client)) do
    vim.diagnostic.config({ virtual_text = virtual_text }, namespace)
  end
end

---@param bufnr integer
function H.show_lenses(bufnr)
  if vim.fn.has('nvim-0.12') == 1 then
    vim.lsp.codelens.enable(true, { bufnr = bufnr })
    return
  end
  -- Neovim 0.11 asks for lenses when it is told to.
  vim.lsp.codelens.refresh({ bufnr = bufnr })
  vim.api.nvim_create_autocmd({ 'TextChanged', 'InsertLeave', 'CursorHold', 'CursorHoldI' }, {
    group = vim.api.nvim_create_augroup('examen_lenses_' .. bufnr, {}),
    buffer = bufnr,
    desc = 'Examen: ask for the lenses anew',
    callback = function()
      vim.lsp.codelens.refresh({ bufnr = bufnr })
    end,
  })
end

-- A new file gets its front matter, or its name, after it was opened.
---@param bufnr integer
function H.reconsider(bufnr)
  if vim.bo[bufnr].filetype ~= 'markdown' or require('examen.server').client(bufnr) then
    return
  end
  if require('examen.recognise').may_be_ours(bufnr) then
    vim.api.nvim_exec_autocmds('FileType', { group = 'nvim.lsp.enable', buffer = bufnr, modeline = false })
  end
end

return M
