-- Guarded start of the plugin: a command, maps that nothing is bound to, and a server for buffers of ours.
if vim.g.loaded_examen then
  return
end
vim.g.loaded_examen = true

if vim.fn.has('nvim-0.11') == 0 then
  vim.notify('examen: Neovim 0.11 or newer is needed', vim.log.levels.WARN)
  return
end

vim.api.nvim_create_user_command('Examen', function(call)
  require('examen.command').run(call)
end, {
  nargs = '*',
  desc = 'Examen: practise interview questions',
  complete = function(lead, line)
    return require('examen.command').complete(lead, line)
  end,
})

for _, name in ipairs({
  'practice',
  'new',
  'next',
  'due',
  'hint',
  'reveal',
  'submit',
  'search',
  'rubric',
  'status',
}) do
  vim.keymap.set('n', ('<Plug>(examen-%s)'):format(name), ('<Cmd>Examen %s<CR>'):format(name), {
    desc = 'Examen: ' .. name,
  })
end

require('examen.attach').setup()
vim.lsp.enable('examen')
