--- `:checkhealth examen`: what is needed, and whether it is there.
local M, H = {}, {}

function M.check()
  vim.health.start('examen')
  H.check_neovim()
  H.check_program()
  H.check_enabled()
  H.check_clients()
end

function H.check_neovim()
  local version = tostring(vim.version())
  if vim.fn.has('nvim-0.11') == 1 then
    vim.health.ok('Neovim ' .. version)
  else
    vim.health.error('Neovim ' .. version .. ' is too old', 'Use Neovim 0.11 or newer')
  end
end

function H.check_program()
  local server = require('examen.server')
  local program = server.program()
  local problem = server.problem()
  if problem then
    vim.health.error(problem, {
      'Put it on your PATH: `cargo install --path crates/examen` in a clone of Examen',
      "Or name it: vim.lsp.config('examen', { cmd = { '/path/to/examen', 'lsp' } })",
    })
    return
  end
  if not program then
    vim.health.info('a function starts the language server')
    return
  end
  local path = vim.fn.exepath(program)
  local answer = vim.system({ path, '--version' }, { text = true }):wait(5000)
  local version = (answer.stdout or ''):match('^examen (%S+)')
  if version then
    vim.health.ok(('examen %s at %s'):format(version, path))
  else
    vim.health.error(
      path .. ' does not say that it is examen',
      'Name the right program with vim.lsp.config()'
    )
  end
end

function H.check_enabled()
  if vim.lsp.is_enabled and not vim.lsp.is_enabled('examen') then
    vim.health.warn('the language server is not enabled', "vim.lsp.enable('examen')")
  end
end

function H.check_clients()
  local clients = vim.lsp.get_clients({ name = 'examen' })
  if #clients == 0 then
    vim.health.info('no server runs: none of the buffers is a bank, a sheet or a review')
  end
  for _, client in ipairs(clients) do
    local info = client.server_info or {}
    vim.health.ok(
      ('server %s %s for %d buffer(s), root %s, positions in %s'):format(
        info.name or '?',
        info.version or '',
        vim.tbl_count(client.attached_buffers),
        client.root_dir or 'none',
        client.offset_encoding
      )
    )
  end
end

return M
