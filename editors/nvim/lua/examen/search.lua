--- Choosing topics and questions through |vim.ui.select()|, so that any picker works.
local M, H = {}, {}

---@class examen.Hit
---@field bank string
---@field id string
---@field heading string
---@field topic? string
---@field level? integer
---@field marks number

--- Lets the user choose among the questions that fit a query, or among all.
---@param query string
---@param on_choice fun(hit: examen.Hit)
function M.question(query, on_choice)
  local bufnr = vim.api.nvim_get_current_buf()
  require('examen.server').run(bufnr, 'examen.search', { query = query, limit = H.limit }, function(hits)
    if vim.tbl_isempty(hits or {}) then
      vim.notify(('examen: no question fits `%s`'):format(query))
      return
    end
    vim.ui.select(
      hits,
      { prompt = 'Question', kind = 'examen.question', format_item = H.describe },
      function(hit)
        if hit then
          on_choice(hit)
        end
      end
    )
  end)
end

--- Lets the user choose a topic.
---@param on_choice fun(topic: string, bank: string)
function M.topic(on_choice)
  M.topics(function(topics)
    vim.ui.select(topics, {
      prompt = 'Practise',
      kind = 'examen.topic',
      format_item = function(topic)
        return ('%s (%d)'):format(topic.title, topic.count)
      end,
    }, function(topic)
      if topic then
        on_choice(topic.title, topic.bank)
      end
    end)
  end)
end

--- All topics in the order of their banks.
---@param on_topics fun(topics: { title: string, bank: string, count: integer }[])
function M.topics(on_topics)
  require('examen.server').run(
    vim.api.nvim_get_current_buf(),
    'examen.banks',
    vim.empty_dict(),
    function(banks)
      local topics = {}
      for _, bank in ipairs(banks or {}) do
        for _, topic in ipairs(bank.topics) do
          table.insert(topics, { title = topic.title, bank = bank.name, count = #topic.questions })
        end
      end
      on_topics(topics)
    end
  )
end

-- As many as a picker shows at ease.
H.limit = 500

---@param topics { title: string, questions: table[] }[]
---@return { title: string, questions: table[] }[]
function H.with_title(topics)
  return vim.tbl_filter(function(topic)
    return type(topic.title) == 'string'
  end, topics)
end

---@param hit examen.Hit
---@return string
function H.describe(hit)
  local topic = type(hit.topic) == 'string' and hit.topic or hit.bank
  return ('%s  [%s]'):format(hit.heading, topic)
end

return M
