--- The command `:Examen`.
local M, H = {}, {}

--- Runs a subcommand.
---@param call vim.api.keyset.create_user_command.command_args
function M.run(call)
  local name = call.fargs[1]
  local rest = table.concat(vim.list_slice(call.fargs, 2), ' ')
  local act = H.subcommands[name or 'status']
  if not act then
    vim.notify(
      ('examen: there is no `:Examen %s`; there are: %s'):format(name, table.concat(H.names(), ', ')),
      vim.log.levels.ERROR
    )
    return
  end
  act(rest ~= '' and rest or nil)
end

--- Completes subcommands and their arguments.
---@param lead string
---@param line string
---@return string[]
function M.complete(lead, line)
  local words = vim.split(vim.trim(line:match('Examen!?%s+(.*)$') or ''), '%s+')
  ---@type string[]
  local candidates = H.names()
  if #words > 1 or (lead == '' and words[1] ~= '') then
    local of_subcommand = H.arguments[words[1]]
    candidates = of_subcommand and of_subcommand() or {}
  end
  return vim.tbl_filter(function(candidate)
    return vim.startswith(candidate:lower(), lead:lower())
  end, candidates)
end

---@type table<string, fun(argument?: string)>
H.subcommands = {
  practice = function(topic)
    require('examen.practice').practice(topic)
  end,
  new = function(name)
    require('examen.practice').new(name)
  end,
  next = function(what)
    local practice = require('examen.practice')
    if what and what ~= 'due' then
      vim.notify('examen: :Examen next takes nothing or `due`', vim.log.levels.ERROR)
      return
    end
    if what == 'due' then
      practice.next_due()
    else
      practice.next()
    end
  end,
  due = function(topic)
    require('examen.due').open(topic)
  end,
  hint = function()
    require('examen.practice').hint()
  end,
  reveal = function()
    require('examen.practice').reveal()
  end,
  submit = function()
    require('examen.practice').submit()
  end,
  search = function(query)
    require('examen.practice').search(query or '')
  end,
  rubric = function(what)
    local rubric = require('examen.rubric')
    local act = { more = rubric.reveal_more, close = rubric.close }
    if what and not act[what] then
      vim.notify('examen: :Examen rubric takes nothing, `more` or `close`', vim.log.levels.ERROR)
      return
    end
    (act[what] or rubric.toggle)()
  end,
  import = function()
    require('examen.practice').import()
  end,
  restart = function()
    require('examen.server').restart()
  end,
  status = function()
    require('examen.status').show()
  end,
}

---@type table<string, fun(): string[]>
H.arguments = {
  practice = function()
    return H.topics()
  end,
  due = function()
    return H.topics()
  end,
  next = function()
    return { 'due' }
  end,
  new = function()
    return vim.fn.getcompletion('', 'file')
  end,
  rubric = function()
    return { 'close', 'more' }
  end,
}

---@return string[]
function H.names()
  local names = vim.tbl_keys(H.subcommands)
  table.sort(names)
  return names
end

-- Completion cannot wait for ever; a server that does not answer at once completes nothing.
---@return string[]
function H.topics()
  local titles
  require('examen.search').topics(function(topics)
    titles = vim.tbl_map(function(topic)
      return topic.title
    end, topics)
  end)
  vim.wait(2000, function()
    return titles ~= nil
  end, 10)
  return titles or {}
end

return M
