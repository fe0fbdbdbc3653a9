"""A mail server on loopback, just large enough for smtplib, that can be told to refuse or to dawdle."""

import socketserver
import threading
from contextlib import contextmanager, suppress
from email import message_from_bytes


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 test")
        while line := self.rfile.readline():
            verb = line[:4].decode("ascii", "replace").upper().strip()
            if verb == "QUIT":
                self.say("221 bye")
                return
            self.say(getattr(self, verb, self.other)(line.decode("utf-8").strip()))

    def say(self, reply):
        with suppress(OSError):  # the other side was killed
            self.wfile.write(reply.encode() + b"\r\n")

    def other(self, line):
        return "250 ok"

    def MAIL(self, line):
        self.recipients = []
        return "250 ok"

    def RCPT(self, line):
        address = line.partition("<")[2].partition(">")[0]
        reply = self.server.replies.get(address, "250 ok")
        if reply.startswith("2"):
            self.recipients.append(address)
        return reply

    def DATA(self, line):
        self.say("354 go on")
        data = b""
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            data += line
        self.server.received.append((self.recipients, message_from_bytes(data)))
        self.server.has_received.set()
        self.server.may_answer.wait(30)
        return "250 ok"


class MailServer(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.port = self.server_address[1]
        self.replies = {}  # address: the reply to RCPT TO
        self.received = []  # (recipients, message)
        self.has_received = threading.Event()
        self.may_answer = threading.Event()
        self.may_answer.set()


@contextmanager
def mail_server():
    with MailServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.may_answer.set()
            server.shutdown()
            thread.join()
