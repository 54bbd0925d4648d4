--- What a user of Neovim can do, done in a real one with the real server.
local here = vim.fs.dirname(debug.getinfo(1, 'S').source:sub(2))
package.path = here .. '/?.lua;' .. package.path

local t = require('harness')
local test, await = t.test, t.await

---@param name string
---@return string
local function fixture(name)
  return table.concat(vim.fn.readfile(vim.fs.joinpath(here, '..', 'fixtures', name)), '\n') .. '\n'
end

local sheet = fixture('practice.answers.md')
local bank = fixture('kitchen.bank.md')
local knife =
  '---\nsheet: kitchen\n---\n\n## How do you keep a knife sharp?\n<!-- q: sharp-knife -->\n\nWith a stone.\n'

--- The titles of the lenses of a buffer, one a line.
---@param bufnr integer
---@return string
local function lenses(bufnr)
  local found = vim.fn.has('nvim-0.12') == 1 and vim.lsp.codelens.get({ bufnr = bufnr })
    or vim.lsp.codelens.get(bufnr)
  local titles = {}
  for _, lens in ipairs(found) do
    table.insert(titles, (lens.lens or lens).command.title)
  end
  return table.concat(titles, '\n')
end

--- What extmarks show on the screen: their virtual text, and the groups of the words they cover.
---@param bufnr integer
---@return string
local function marks_on_screen(bufnr)
  vim.cmd.redraw()
  return vim.inspect(vim.api.nvim_buf_get_extmarks(bufnr, -1, 0, -1, { details = true }))
end

---@param bufnr integer
---@return string
local function diagnostics(bufnr)
  local messages = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(bufnr)) do
    table.insert(messages, diagnostic.message)
  end
  return table.concat(messages, '\n')
end

---@param bufnr integer
---@return string[]
local function hints(bufnr)
  return vim.tbl_map(function(hint)
    local label = hint.inlay_hint.label
    if type(label) == 'string' then
      return label
    end
    return table.concat(vim.tbl_map(function(part)
      return part.value
    end, label))
  end, vim.lsp.inlay_hint.get({ bufnr = bufnr }))
end

--- The text of the floating window whose title holds `title`.
---@param title string
---@return string?
local function float(title)
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    local config = vim.api.nvim_win_get_config(window)
    if config.relative ~= '' and vim.inspect(config.title):find(title, 1, true) then
      return t.text(vim.api.nvim_win_get_buf(window))
    end
  end
end

---@param bufnr integer
local function edited_by_hand(bufnr)
  vim.api.nvim_exec_autocmds('TextChanged', { buffer = bufnr })
end

test('a sheet gets its marks, hints, tokens and diagnostics', function()
  local bufnr = t.edit('practice.answers.md', sheet)
  local client = t.client(bufnr)
  t.same('examen', client.server_info.name)
  await('the lens', function()
    return lenses(bufnr):find('1/12 marks', 1, true)
  end)
  await('the inlay hint', function()
    return vim.iter(hints(bufnr)):any(function(label)
      return label:find('+2', 1, true)
    end)
  end)
  await('the mistake', function()
    return diagnostics(bufnr):find('higher TTL', 1, true)
  end)
  await('tokens, lens, hint and mistake on the screen', function()
    local marks = marks_on_screen(bufnr)
    return marks:find('@lsp.type.examenMet', 1, true)
      and marks:find('@lsp.type.examenMisconception', 1, true)
      and marks:find('1/12 marks', 1, true)
      and marks:find('+2', 1, true)
      and marks:find('higher TTL', 1, true)
  end)
  -- The server pushes them; a Neovim that asked, too, would show each twice.
  local seen = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(bufnr)) do
    local place = diagnostic.lnum .. diagnostic.message
    t.same(nil, seen[place])
    seen[place] = true
  end
end)

test('an edit raises the marks, here and in the statusline', function()
  local bufnr = t.edit('practice.answers.md', sheet)
  t.client(bufnr)
  await('the marks', function()
    return require('examen').statusline(bufnr) == '1/12 marks'
  end)
  local line = t.line_of('There is no need')
  vim.api.nvim_buf_set_lines(
    bufnr,
    line,
    line,
    false,
    { 'After an edit I drop the key right after the commit.' }
  )
  edited_by_hand(bufnr)
  await('more marks', function()
    return require('examen').statusline(bufnr) == '4/12 marks'
  end)
  await('more marks in the lens', function()
    return lenses(bufnr):find('4/12 marks', 1, true)
  end)
end)

test('evidence is linked to groups that every colour scheme has', function()
  for _, scheme in ipairs({ 'default', 'habamax', 'morning' }) do
    vim.cmd.colorscheme(scheme)
    for _, name in ipairs({ 'Met', 'Partial', 'Listed', 'Negated', 'Misconception' }) do
      local group = vim.api.nvim_get_hl(0, { name = '@lsp.type.examen' .. name, link = false })
      assert(group.underline or group.fg or group.sp, ('%s: examen%s is invisible'):format(scheme, name))
    end
  end
end)

test('hints come when asked, and say more each time', function()
  t.edit('practice.answers.md', sheet)
  t.client(0)
  t.cursor_to('Everybody')
  vim.cmd('Examen hint')
  local first = await('a hint', function()
    return float('Hint 1')
  end)
  vim.cmd('Examen hint')
  local second = await('another hint', function()
    return float('Hint 2')
  end)
  assert(first ~= second, first)
end)

test('the rubric covers what is missed, uncovers it, and follows the marks', function()
  local bufnr = t.edit('practice.answers.md', sheet)
  t.client(bufnr)
  t.cursor_to('Everybody')
  vim.cmd('Examen rubric')
  local rubric = await('the rubric', function()
    return float('Rubric')
  end)
  t.holds(rubric, 'Uses a store in memory')
  assert(not rubric:find('Every entry has a lifetime', 1, true), rubric)
  local line = t.line_of('There is no need')
  vim.api.nvim_buf_set_lines(
    bufnr,
    line,
    line,
    false,
    { 'Every entry gets a TTL of ten minutes, so it expires.' }
  )
  edited_by_hand(bufnr)
  await('the new point in the rubric', function()
    return (float('Rubric') or ''):find('Every entry has a lifetime', 1, true)
  end)
  for _ = 1, 12 do
    vim.cmd('Examen rubric more')
  end
  await('every point in the rubric', function()
    local text = float('Rubric') or ''
    return text:find('Watches whether the cache is hit', 1, true)
  end)
  vim.cmd('Examen rubric')
  t.same(nil, float('Rubric'))
end)

test('the model answer comes as a quotation', function()
  t.edit('practice.answers.md', sheet)
  t.client(0)
  t.cursor_to('Everybody')
  vim.cmd('Examen reveal')
  await('the model answer', function()
    return t.text():find('\n> ', 1, true)
  end)
  t.holds(t.text(), 'There is no need for a CDN')
end)

test('a question is searched, chosen and inserted', function()
  t.edit('practice.answers.md', sheet)
  t.client(0)
  await('the sheet', function()
    return require('examen').statusline(0) ~= ''
  end)
  local offered = t.choose('authentication')
  vim.cmd('Examen search authorisation')
  await('the question', function()
    return t.text():find('<!-- q: authn-authz -->', 1, true)
  end)
  assert(#offered > 0)
  await('the cursor in the new answer', function()
    return vim.api.nvim_win_get_cursor(0)[1] > t.line_of('<!-- q: authn-authz -->')
  end)
end)

test('the next question is appended', function()
  t.edit('practice.answers.md', sheet)
  t.client(0)
  vim.cmd('Examen next')
  await('a second question', function()
    return select(2, t.text():gsub('<!%-%- q: ', '')) == 2
  end)
end)

test('practice starts from nothing: a topic, a sheet, the first mark', function()
  t.choose('Caching')
  vim.cmd('Examen practice')
  await('the sheet', function()
    return t.text():find('sheet: backend-developer', 1, true)
  end)
  local bufnr = vim.api.nvim_get_current_buf()
  t.client(bufnr)
  t.same('', vim.fn.glob('*.answers.md'))
  vim.api.nvim_paste(
    'I keep the list in Redis, so that the query runs once and its result is shared.',
    true,
    -1
  )
  edited_by_hand(bufnr)
  await('the first mark', function()
    return require('examen').statusline(bufnr):match('^[1-9]')
  end)
end)

test('a new sheet never takes the place of a file, whatever it is called', function()
  vim.env.HOME = vim.fs.dirname(t.file('home/at-home.answers.md', 'precious'))
  for name, other in pairs({
    ['mine.answers.md'] = 'mine-2.answers.md',
    ['todo.txt'] = 'todo-2.txt',
    ['notes'] = 'notes-2',
    ['a.d/notes'] = 'a.d/notes-2',
    ['.hidden'] = '.hidden-2',
    ['~/at-home.answers.md'] = 'home/at-home-2.answers.md',
  }) do
    if not vim.startswith(name, '~') then
      t.file(name, 'precious')
    end
    vim.cmd.enew()
    vim.cmd.Examen({ args = { 'new', name } })
    await('the sheet', function()
      return t.text():find('<!-- q: ', 1, true)
    end)
    local path = vim.api.nvim_buf_get_name(0)
    assert(vim.endswith(path, '/' .. other), path)
  end
end)

test('an interview keeps silent until it is submitted', function()
  local bufnr = t.edit('practice.answers.md', (sheet:gsub('sheet:', 'mode: interview\ntime: 45m\nsheet:', 1)))
  t.client(bufnr)
  await('the clock', function()
    return require('examen').statusline(bufnr):match('^interview')
  end)
  t.same('', diagnostics(bufnr))
  t.cursor_to('Everybody')
  vim.cmd('Examen rubric')
  await('why there is no rubric', function()
    return t.messages():find('this is an interview: there is no help before it is handed in', 1, true)
  end)
  vim.cmd('Examen submit')
  await('the marks', function()
    return t.messages():find('submitted', 1, true)
  end)
end)

-- Types below the cursor's question, and waits for the marks that this earns.
---@param bufnr integer
---@param marks string
local function type_answer(bufnr, marks)
  t.client(bufnr)
  vim.api.nvim_feedkeys('iWith a stone. ', 'tx', false)
  edited_by_hand(bufnr)
  await('the marks of what was typed', function()
    return require('examen').statusline(bufnr) == marks
  end)
  t.holds(t.text(bufnr), '\n\n> It has to cut bread.\n\nWith a stone.')
end

test('what is typed into a sheet is no part of what the question quotes', function()
  t.file('kitchen.bank.md', (bank:gsub('### Points', 'It has to cut bread.\n\n### Points', 1)))
  vim.cmd('Examen new mine.answers.md')
  await('the sheet', function()
    return t.text():find('<!-- q: sharp-knife', 1, true)
  end)
  type_answer(vim.api.nvim_get_current_buf(), '1/3 marks')
  local bufnr = t.edit('other.answers.md', '---\nsheet: kitchen\n---\n')
  t.client(bufnr)
  vim.cmd('Examen next')
  await('the question', function()
    return t.text(bufnr):find('<!-- q: sharp-knife', 1, true) and vim.api.nvim_win_get_cursor(0)[1] > 5
  end)
  type_answer(bufnr, '1/3 marks')
  bufnr = t.edit(
    'begun.answers.md',
    '---\nsheet: kitchen\n---\n\n## How do you keep a knife sharp?\n<!-- q: sharp-knife -->\n\n> It has to cut bread.\n'
  )
  t.client(bufnr)
  await('the marks', function()
    return require('examen').statusline(bufnr) ~= ''
  end)
  require('examen.practice').answer({ bank = 'kitchen', id = 'sharp-knife' })
  await('the cursor in the answer', function()
    return vim.api.nvim_win_get_cursor(0)[1] == 10
  end)
  type_answer(bufnr, '1/3 marks')
end)

test('what was submitted comes back in the lens and in :Examen due', function()
  t.file('kitchen.bank.md', bank)
  local bufnr = t.edit('mine.answers.md', knife)
  t.client(bufnr)
  await('the marks', function()
    return lenses(bufnr):find('marks', 1, true)
  end)
  vim.cmd('Examen submit')
  await('the first marks', function()
    return t.messages():find('submitted', 1, true)
  end)
  vim.api.nvim_buf_set_lines(bufnr, -1, -1, false, { 'And with water.' })
  edited_by_hand(bufnr)
  vim.cmd('Examen submit')
  await('the second marks', function()
    return select(2, t.messages():gsub('submitted', '')) == 2
  end)
  await('the standing in the lens', function()
    edited_by_hand(bufnr)
    return lenses(bufnr):find('due tomorrow', 1, true)
  end)
  t.same({ 'due' }, vim.fn.getcompletion('Examen next ', 'cmdline'))
  vim.cmd('Examen due')
  local list = await('the list', function()
    return float('To practise')
  end)
  t.holds(list, 'Later  1\n  How do you keep a knife sharp?')
  t.holds(list, 'Weak points  ')
  assert(not list:find('Keeps it out of the dishwasher', 1, true), list)
  t.press('l')
  await('the labels', function()
    return (float('To practise') or ''):find('Keeps it out of the dishwasher', 1, true)
  end)
  t.press('q')
  t.same(nil, float('To practise'))
end)

test('a question of :Examen due is answered in a sheet of its bank', function()
  t.file('kitchen.bank.md', bank)
  local bufnr = t.edit('other.answers.md', '---\nsheet: kitchen\n---\n')
  t.client(bufnr)
  await('the sheet', function()
    return require('examen').statusline(bufnr) ~= ''
  end)
  vim.cmd('Examen due')
  await('the list', function()
    return float('To practise')
  end)
  t.press('<CR>')
  await('the question in the sheet', function()
    return t.text(bufnr):find('<!-- q: sharp-knife -->', 1, true)
  end)
  t.same(bufnr, vim.api.nvim_get_current_buf())
  vim.cmd('Examen next due')
  await('that nothing else is due', function()
    local said = vim.api.nvim_exec2('messages', { output = true }).output .. t.messages()
    return said:find('nothing of `kitchen` is due today', 1, true)
  end)
end)

test('what the candidate says stands beside the machine, and is proposed to the bank', function()
  t.file('kitchen.bank.md', bank)
  local bufnr = t.edit('mine.answers.md', knife .. 'Blades rest on a towel and in a wooden block.\n')
  local client = t.client(bufnr)
  await('the marks', function()
    return lenses(bufnr):find('marks', 1, true)
  end)
  local place = { uri = vim.uri_from_bufnr(bufnr), question = 'sharp-knife', grade = 4, quiet = true }
  for _ = 1, 4 do
    client:request_sync(
      'workspace/executeCommand',
      { command = 'examen.hint', arguments = { place } },
      10000,
      bufnr
    )
  end
  t.cursor_to('Blades rest')
  t.choose('I did say this: Keeps it out of the dishwasher')
  vim.lsp.buf.code_action()
  await('the review', function()
    local review = vim.fn.bufnr('mine.self.review.md')
    return review ~= -1 and t.text(review):find('- %[x%]')
  end)
  vim.cmd('silent wall')
  await('that the two differ', function()
    edited_by_hand(bufnr)
    return lenses(bufnr):find('you differ on 1 point', 1, true)
  end)
  t.choose('propose my words')
  vim.lsp.buf.code_action()
  local other = vim.fn.bufadd('kitchen.bank.md')
  await('the line in the bank', function()
    vim.fn.bufload(other)
    return t.text(other):find('dishwasher\n  %- blades rest')
  end)
  await('that nobody differs', function()
    edited_by_hand(bufnr)
    local titles = lenses(bufnr)
    return titles:find('2 of 2 points', 1, true) and not titles:find('you differ', 1, true)
  end)
end)

test('without a sheet, a question of :Examen due opens one', function()
  t.file('kitchen.bank.md', bank)
  vim.cmd('Examen due')
  await('the list', function()
    return float('To practise')
  end)
  t.press('<CR>')
  await('a new sheet', function()
    return t.text():find('sheet: kitchen', 1, true) and t.text():find('q: sharp-knife', 1, true)
  end)
end)

test('a history that cannot be used is said in words', function()
  t.file('history.sqlite3', ('this is no database '):rep(200))
  t.edit('practice.answers.md', sheet)
  t.client(0)
  vim.cmd('Examen due')
  await('what is wrong', function()
    return t.messages():find("this is no history of Examen's", 1, true)
  end)
end)

test('subcommands, topics and names complete', function()
  t.edit('practice.answers.md', sheet)
  t.client(0)
  t.same({ 'practice' }, vim.fn.getcompletion('Examen pr', 'cmdline'))
  t.same({ 'Caching' }, vim.fn.getcompletion('Examen practice Cach', 'cmdline'))
  t.same({ 'close', 'more' }, vim.fn.getcompletion('Examen rubric ', 'cmdline'))
end)

test('a wrong subcommand is told what there is', function()
  vim.cmd('Examen nonsense')
  t.holds(t.messages(), 'there is no `:Examen nonsense`; there are: due, hint, ')
end)

test('maps are offered and none is forced', function()
  assert(vim.fn.maparg('<Plug>(examen-hint)', 'n') ~= '')
  for _, map in ipairs(vim.api.nvim_get_keymap('n')) do
    local ours = (map.rhs or ''):find('Examen', 1, true) and not map.lhs:find('<Plug>', 1, true)
    assert(not ours, vim.inspect(map))
  end
end)

test('settings are checked', function()
  local ok, problem = pcall(require('examen').setup, { virtual_txt = true })
  assert(not ok)
  t.holds(tostring(problem), 'there is no setting `virtual_txt`')
  ok, problem = pcall(require('examen').setup, { rubric = { width = 3 } })
  assert(not ok)
  t.holds(tostring(problem), 'rubric.width')
  require('examen').setup()
end)

test('the author of a bank is told what is wrong, and helped', function()
  local bufnr = t.edit('kitchen.bank.md', bank)
  local client = t.client(bufnr)
  await('what is wrong', function()
    return diagnostics(bufnr) ~= ''
  end)
  local symbols = client:request_sync('textDocument/documentSymbol', {
    textDocument = vim.lsp.util.make_text_document_params(bufnr),
  }, 10000, bufnr)
  t.holds(vim.inspect(symbols), 'How do you keep a knife sharp?')
  t.cursor_to('2 of:')
  local hover = client:request_sync(
    'textDocument/hover',
    vim.lsp.util.make_position_params(0, client.offset_encoding),
    10000,
    bufnr
  )
  t.holds(vim.inspect(hover), 'contents')
end)

test('an id is renamed in the bank and in the sheets', function()
  t.file('kitchen.bank.md', bank)
  local text =
    '---\nsheet: kitchen\n---\n\n## How do you keep a knife sharp?\n<!-- q: sharp-knife -->\n\nWith a stone.\n'
  local bufnr = t.edit('mine.answers.md', text)
  t.client(bufnr)
  await('the marks', function()
    return lenses(bufnr):find('marks', 1, true)
  end)
  t.cursor_to('sharp-knife')
  vim.lsp.buf.rename('keen-knife')
  await('the new name in the sheet', function()
    return t.text(bufnr):find('q: keen-knife', 1, true)
  end)
  local other = vim.fn.bufadd('kitchen.bank.md')
  vim.fn.bufload(other)
  t.holds(t.text(other), 'id: keen-knife')
  t.holds(t.text(other), 'was: sharp-knife')
end)

test('other Markdown starts no server and is left as it is', function()
  local bufnr = t.edit('README.md', '# Readme\n\n## Caching\n\nRedis\n')
  vim.api.nvim_exec_autocmds('BufWritePost', { buffer = bufnr })
  t.same({}, vim.lsp.get_clients({ bufnr = bufnr }))
  t.edit('practice.answers.md', sheet)
  t.client(0)
  t.same({}, vim.lsp.get_clients({ bufnr = bufnr }))
  t.same(false, vim.lsp.inlay_hint.is_enabled({ bufnr = bufnr }))
  t.same('', require('examen').statusline(bufnr))
end)

test('a glossary is served next to a bank, and where the server runs', function()
  local alone = t.edit('apart/glossary.md', '- TTL = time to live\n')
  t.same({}, vim.lsp.get_clients({ bufnr = alone }))
  t.file('kitchen.bank.md', bank)
  local beside = t.edit('glossary.md', '- whetstone = stone\n')
  t.client(beside)
  vim.cmd.bwipeout(alone)
  t.client(t.edit('apart/glossary.md', '- TTL = time to live\n'))
end)

test('Markdown becomes a sheet when it gets its front matter', function()
  local bufnr = t.edit('notes.md', '\n')
  t.same({}, vim.lsp.get_clients({ bufnr = bufnr }))
  vim.api.nvim_buf_set_lines(bufnr, 0, -1, false, vim.split(sheet, '\n'))
  vim.api.nvim_exec_autocmds('InsertLeave', { buffer = bufnr })
  t.client(bufnr)
end)

test('diagnostics of others keep their looks', function()
  local bufnr = t.edit('practice.answers.md', sheet)
  local client = t.client(bufnr)
  await('the mistake', function()
    return diagnostics(bufnr) ~= ''
  end)
  local ours = vim.diagnostic.get(bufnr)[1].namespace
  t.same(true, vim.diagnostic.config(nil, ours).virtual_text)
  t.same(true, vim.tbl_contains(require('examen.attach').namespaces(client), ours))
  t.same(false, vim.diagnostic.config().virtual_text)
end)

test('without the program, it is said once and in words', function()
  vim.lsp.config('examen', { cmd = { '/nowhere/examen', 'lsp' } })
  local bufnr = t.edit('practice.answers.md', sheet)
  t.edit('second.answers.md', sheet)
  t.same({}, vim.lsp.get_clients({ bufnr = bufnr }))
  t.same(
    'examen: the program `/nowhere/examen` was not found; :checkhealth examen says what to do',
    t.messages()
  )
  vim.cmd('checkhealth examen')
  t.holds(t.text(), 'ERROR the program `/nowhere/examen` was not found')
end)

test('a server that is killed is started again, with the text as it is', function()
  local bufnr = t.edit('practice.answers.md', sheet)
  local client = t.client(bufnr)
  local line = t.line_of('There is no need')
  vim.api.nvim_buf_set_lines(
    bufnr,
    line,
    line,
    false,
    { 'After an edit I drop the key right after the commit.' }
  )
  vim.system({ 'pkill', '-KILL', '-P', tostring(vim.fn.getpid()), '-x', 'examen' }):wait()
  await('a new server', function()
    local other = vim.lsp.get_clients({ bufnr = bufnr, name = 'examen' })[1]
    return other and other.id ~= client.id and other.initialized
  end)
  await('the marks of the edited text', function()
    return require('examen').statusline(bufnr) == '4/12 marks'
  end)
  t.holds(t.messages(), 'ended unexpectedly and is started again')
end)

test('the server is restarted on demand', function()
  local bufnr = t.edit('practice.answers.md', sheet)
  local client = t.client(bufnr)
  vim.cmd('Examen restart')
  await('a new server', function()
    local other = vim.lsp.get_clients({ bufnr = bufnr, name = 'examen' })[1]
    return other and other.id ~= client.id and other.initialized
  end)
end)

test('health and status say what runs', function()
  t.edit('practice.answers.md', sheet)
  t.client(0)
  vim.cmd('Examen status')
  t.holds(
    await('the status', function()
      return float('Examen')
    end),
    '0.1.0'
  )
  vim.cmd('checkhealth examen')
  t.holds(t.text(), 'OK examen 0.1.0')
  t.holds(t.text(), 'for 1 buffer(s)')
end)

t.run()
