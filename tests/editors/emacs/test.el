;;; test.el --- Examen in Emacs, without a screen  -*- lexical-binding: t -*-
(require 'package)
(package-initialize)
(require 'markdown-mode)
(require 'eglot)
(require 'flymake)
(load (expand-file-name "eglot.el" (file-name-directory load-file-name)))

(defun test-await (what condition)
  "Wait until CONDITION, a function, gives non-nil; WHAT names it."
  (let ((end (+ (float-time) 30)) (found nil))
    (while (and (not (setq found (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (unless found
      (message "FAIL waited in vain for %s" what)
      (kill-emacs 1))
    (message "ok   %s" what)
    found))

(defun test-diagnostics ()
  "All diagnostics of the buffer, as one string."
  (flymake-start)
  (mapconcat #'flymake-diagnostic-text (flymake-diagnostics) "\n"))

(let ((folder (file-name-as-directory (getenv "PRACTICE"))))
  (find-file (expand-file-name "practice.answers.md" folder))
  ;; `eglot-ensure' waits for the next command, and there is none without a screen.
  (run-hooks 'post-command-hook)
  (test-await "the server to attach" #'eglot-current-server)
  (test-await "the mistake" (lambda () (string-match-p "a higher TTL" (test-diagnostics))))
  (goto-char (point-min))
  (search-forward "increase the TTL")
  (replace-match "drop the key after the commit")
  (eglot--signal-textDocument/didChange)
  (test-await "the mistake to go" (lambda () (not (string-match-p "a higher TTL" (test-diagnostics)))))
  (test-await "the question in the outline" #'imenu--make-index-alist)
  (set-buffer-modified-p nil)
  (eglot-shutdown (eglot-current-server))
  (find-file (expand-file-name "README.md" folder))
  (run-hooks 'post-command-hook)
  (when (eglot-current-server)
    (message "FAIL a server was started for other Markdown")
    (kill-emacs 1))
  (message "ok   other Markdown starts no server"))
