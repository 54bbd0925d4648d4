-- Prints the folder of the files that come with this Neovim.
io.write(vim.env.VIMRUNTIME)
