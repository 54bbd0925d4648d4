// Answers POST /step with {result} or {problem}. The port is given by the test.
const { createServer } = require("node:http");
const { steps } = require("./steps");

exports.activate = (context) => {
  const listener = createServer((request, response) => {
    let body = "";
    request.on("data", (text) => {
      body += text;
    });
    request.on("end", async () => {
      const answer = (value) => response.end(JSON.stringify(value));
      try {
        const step = steps[request.url.slice(1)];
        answer({ result: (await step(JSON.parse(body))) ?? null });
      } catch (error) {
        answer({ problem: error.stack ?? String(error) });
      }
    });
  });
  listener.listen(Number(process.env.EXAMEN_TEST_PORT), "127.0.0.1");
  context.subscriptions.push({ dispose: () => listener.close() });
};
