-- Whether this Neovim is good for the tests: the wanted version, the parser of Markdown, a child of its own.
local version = vim.version()
local wanted = vim.version.parse(vim.env.WANTED .. '.0')
assert(
  version.major == wanted.major and version.minor == wanted.minor,
  ('this is %s, wanted is %s'):format(tostring(version), vim.env.WANTED)
)
vim.treesitter.get_string_parser('# x\n', 'markdown'):parse()
local child = vim.system({ vim.v.progpath, '--clean', '--headless', '+q' }):wait()
assert(child.code == 0, 'it cannot start another of itself: ' .. (child.stderr or ''))
