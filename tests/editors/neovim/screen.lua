-- What somebody may have set who looks at the screen.
vim.o.linebreak = true
vim.o.laststatus = 2
vim.o.statusline = "%f %m%=%{v:lua.require'examen'.statusline()}  %l:%c "
