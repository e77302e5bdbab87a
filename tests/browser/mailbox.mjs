// A mail server on loopback that keeps what it is given, and reads it the way a mail program does.
import { createServer } from "node:net";

export async function startMailbox() {
  const mails = [];
  const server = createServer((socket) => {
    let rest = "", data = null, mail = {};
    const say = (line) => socket.write(`${line}\r\n`);
    say("220 mailbox ESMTP");
    socket.on("error", () => {});
    socket.on("data", (bytes) => {
      rest += bytes.toString("latin1");
      for (let end; (end = rest.indexOf("\r\n")) >= 0;) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (data !== null) {
          if (line !== ".") { data += (line.startsWith("..") ? line.slice(1) : line) + "\r\n"; continue; }
          mails.push({ ...mail, ...read(data) });
          data = null;
          say("250 kept");
        } else if (/^EHLO/i.test(line)) { say("250-mailbox"); say("250 8BITMIME"); }
        else if (/^MAIL/i.test(line)) { mail = { from: /<(.*)>/.exec(line)[1] }; say("250 ok"); }
        else if (/^RCPT/i.test(line)) {
          mail.to = /<(.*)>/.exec(line)[1];
          // Nobody of this name lives here.
          say(mail.to.startsWith("khong-co") ? "550 no such mailbox" : "250 ok");
        } else if (/^DATA/i.test(line)) { data = ""; say("354 go on"); }
        else if (/^QUIT/i.test(line)) { say("221 bye"); socket.end(); }
        else say("250 ok");
      }
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${server.address().port}`,
    mails,
    stop: () => new Promise((resolve) => server.close(resolve)),
    // The first letter to this address that fits, waiting for it.
    async letter(to, fits = () => true) {
      for (let tries = 0; tries < 150; ++tries) {
        const found = mails.find((mail) => mail.to === to && fits(mail));
        if (found) return found;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error(`no letter to ${to}; there are: ${mails.map((mail) => `${mail.to}: ${mail.subject}`).join("; ")}`);
    },
  };
}

function read(bytes) {
  const [head, body] = [bytes.slice(0, bytes.indexOf("\r\n\r\n")), bytes.slice(bytes.indexOf("\r\n\r\n") + 4)];
  const headers = new Map(head.replaceAll(/\r\n[ \t]/g, " ").split("\r\n")
    .map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 2)]));
  const words = headers.get("subject").replaceAll(/\?= =\?UTF-8\?B\?/g, "?==?UTF-8?B?")
    .split(/(?==\?UTF-8\?B\?)/).map((word) => {
      const found = /^=\?UTF-8\?B\?(.*)\?=$/.exec(word.trim());
      return found ? Buffer.from(found[1], "base64") : Buffer.from(word);
    });
  return { headers, subject: Buffer.concat(words).toString("utf8"), text: Buffer.from(body, "base64").toString("utf8") };
}
