"""Every command of the window with its name, its keys and its group: one table for menus, palette and F1."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication


class Group(StrEnum):
    """Where a command stands on the shortcut sheet."""

    GO = "go"
    WRITE = "write"
    ARTICLE = "article"
    PHOTO = "photo"
    WINDOW = "window"
    LISTS = "lists"


class Command(StrEnum):
    """What a person can have done from anywhere in the window."""

    PALETTE = "palette"
    GO_MINE = "go_mine"
    GO_REVIEW = "go_review"
    GO_PUBLISHED = "go_published"
    GO_ALL = "go_all"
    GO_PHOTOS = "go_photos"
    GO_PEOPLE = "go_people"
    GO_MONITOR = "go_monitor"
    GO_PLANNING = "go_planning"
    NEXT_PANE = "next_pane"
    PREVIOUS_PANE = "previous_pane"
    UNDO = "undo"
    REDO = "redo"
    BOLD = "bold"
    EMPHASIS = "emphasis"
    SUBHEADING = "subheading"
    QUOTE = "quote"
    LIST = "list"
    LINK = "link"
    PASTE_PLAIN = "paste_plain"
    NEXT_MARK = "next_mark"
    PREVIOUS_MARK = "previous_mark"
    PROOFREAD = "proofread"
    WORDING = "wording"
    SUGGEST = "suggest"
    NEXT_SUGGESTION = "next_suggestion"
    PREVIOUS_SUGGESTION = "previous_suggestion"
    ACCEPT_SUGGESTION = "accept_suggestion"
    REJECT_SUGGESTION = "reject_suggestion"
    NOTE = "note"
    NOTES = "notes"
    FIND = "find"
    REPLACE = "replace"
    FIND_NEXT = "find_next"
    FIND_PREVIOUS = "find_previous"
    OUTLINE = "outline"
    NEW_ARTICLE = "new_article"
    SAVE_VERSION = "save_version"
    NEXT_STEP = "next_step"
    FURTHER_STEPS = "further_steps"
    CHANGES = "changes"
    HISTORY = "history"
    PREVIEW = "preview"
    PRINT = "print"
    COPY_TEXT = "copy_text"
    IMPORT = "import"
    WIRE = "wire"
    ADD_PHOTO = "add_photo"
    CAPTIONS = "captions"
    FOCUS_MODE = "focus_mode"
    TYPEWRITER = "typewriter"
    ZOOM_IN = "zoom_in"
    ZOOM_OUT = "zoom_out"
    ZOOM_RESET = "zoom_reset"
    SIDEBAR = "sidebar"
    INSPECTOR = "inspector"
    SHORTCUTS = "shortcuts"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One line of the table; *keys* in Qt's portable spelling, Ctrl being the command key on a Mac.

    *command* is None for what only works in a list, where no window-wide command stands behind it.
    """

    command: Command | None
    group: Group
    english: str
    keys: str

    @property
    def name(self) -> str:
        """What it is called in the window's language."""
        return QCoreApplication.translate("Shortcut", self.english)


SHORTCUTS: tuple[Shortcut, ...] = (
    Shortcut(Command.PALETTE, Group.GO, "Search or run a command", "Ctrl+K"),
    Shortcut(Command.GO_MINE, Group.GO, "Go to my articles", "Ctrl+1"),
    Shortcut(Command.GO_REVIEW, Group.GO, "Go to the review queue", "Ctrl+2"),
    Shortcut(Command.GO_PUBLISHED, Group.GO, "Go to published articles", "Ctrl+3"),
    Shortcut(Command.GO_ALL, Group.GO, "Go to all articles", "Ctrl+4"),
    Shortcut(Command.GO_PHOTOS, Group.GO, "Go to the photos", "Ctrl+5"),
    Shortcut(Command.GO_PEOPLE, Group.GO, "Go to the people of the newsroom", "Ctrl+6"),
    Shortcut(Command.GO_MONITOR, Group.GO, "Go to the monitor", "Ctrl+7"),
    Shortcut(Command.GO_PLANNING, Group.GO, "Go to the desks’ plan", "Ctrl+8"),
    Shortcut(Command.NEXT_PANE, Group.GO, "Next pane", "F6"),
    Shortcut(Command.PREVIOUS_PANE, Group.GO, "Previous pane", "Shift+F6"),
    Shortcut(Command.UNDO, Group.WRITE, "Undo", "Ctrl+Z"),
    Shortcut(Command.REDO, Group.WRITE, "Redo", "Ctrl+Shift+Z"),
    Shortcut(Command.BOLD, Group.WRITE, "Bold", "Ctrl+B"),
    Shortcut(Command.EMPHASIS, Group.WRITE, "Emphasis", "Ctrl+I"),
    Shortcut(Command.SUBHEADING, Group.WRITE, "Subheading", "Alt+1"),
    Shortcut(Command.QUOTE, Group.WRITE, "Quotation", "Alt+2"),
    Shortcut(Command.LIST, Group.WRITE, "List", "Ctrl+Shift+L"),
    Shortcut(None, Group.WRITE, "Move list items a level in or out", "Ctrl+]"),
    Shortcut(Command.LINK, Group.WRITE, "Link", "Ctrl+L"),
    Shortcut(Command.PASTE_PLAIN, Group.WRITE, "Paste as plain text", "Ctrl+Shift+V"),
    Shortcut(Command.NEXT_MARK, Group.WRITE, "Next mark of spelling or style", "F7"),
    Shortcut(Command.PREVIOUS_MARK, Group.WRITE, "Previous mark of spelling or style", "Shift+F7"),
    Shortcut(Command.PROOFREAD, Group.WRITE, "Mark spelling and style, or not", "Ctrl+Shift+F7"),
    Shortcut(Command.WORDING, Group.WRITE, "Choose spelling and style…", "Ctrl+Alt+L"),
    Shortcut(Command.SUGGEST, Group.WRITE, "Suggest edits, or make them", "Ctrl+Shift+G"),
    Shortcut(Command.NEXT_SUGGESTION, Group.WRITE, "Next suggestion", "F8"),
    Shortcut(Command.PREVIOUS_SUGGESTION, Group.WRITE, "Previous suggestion", "Shift+F8"),
    Shortcut(Command.ACCEPT_SUGGESTION, Group.WRITE, "Accept the suggestion", "Ctrl+F8"),
    Shortcut(Command.REJECT_SUGGESTION, Group.WRITE, "Reject the suggestion", "Ctrl+Shift+F8"),
    Shortcut(Command.NOTE, Group.WRITE, "Write a note beside the words", "Ctrl+Alt+M"),
    Shortcut(Command.NOTES, Group.WRITE, "Notes", "Ctrl+Shift+M"),
    Shortcut(Command.FIND, Group.WRITE, "Find in the article", "Ctrl+F"),
    Shortcut(Command.REPLACE, Group.WRITE, "Find and replace", "Ctrl+H"),
    Shortcut(Command.FIND_NEXT, Group.WRITE, "Next match", "F3"),
    Shortcut(Command.FIND_PREVIOUS, Group.WRITE, "Previous match", "Shift+F3"),
    Shortcut(Command.OUTLINE, Group.WRITE, "Outline", "Ctrl+Shift+O"),
    Shortcut(Command.NEW_ARTICLE, Group.ARTICLE, "New article", "Ctrl+N"),
    Shortcut(Command.SAVE_VERSION, Group.ARTICLE, "Save a version", "Ctrl+S"),
    Shortcut(Command.NEXT_STEP, Group.ARTICLE, "Take the next step", "Ctrl+Return"),
    Shortcut(Command.FURTHER_STEPS, Group.ARTICLE, "Schedule, hold, withdraw…", "Ctrl+Shift+Return"),
    Shortcut(Command.CHANGES, Group.ARTICLE, "Show what changed", "Ctrl+D"),
    Shortcut(Command.HISTORY, Group.ARTICLE, "History", "Ctrl+Shift+H"),
    Shortcut(Command.PREVIEW, Group.ARTICLE, "Preview", "Ctrl+Shift+E"),
    Shortcut(Command.PRINT, Group.ARTICLE, "Print or save as PDF…", "Ctrl+P"),
    Shortcut(Command.COPY_TEXT, Group.ARTICLE, "Copy the article’s text", "Ctrl+Alt+C"),
    Shortcut(Command.IMPORT, Group.ARTICLE, "Import a document…", "Ctrl+Shift+I"),
    Shortcut(Command.WIRE, Group.ARTICLE, "Bring in wire items…", "Ctrl+Alt+W"),
    Shortcut(Command.ADD_PHOTO, Group.PHOTO, "Add a photo…", "Ctrl+Shift+P"),
    Shortcut(Command.CAPTIONS, Group.PHOTO, "Write captions", "Ctrl+Shift+K"),
    Shortcut(None, Group.PHOTO, "Move the photo", "Alt+Up"),
    Shortcut(None, Group.PHOTO, "Place the photo in the text", "Alt+Return"),
    Shortcut(Command.FOCUS_MODE, Group.WINDOW, "Show only the page", "Ctrl+Shift+F"),
    Shortcut(Command.TYPEWRITER, Group.WINDOW, "Typewriter scrolling", "Ctrl+Shift+T"),
    Shortcut(Command.ZOOM_IN, Group.WINDOW, "Larger text", "Ctrl+="),
    Shortcut(Command.ZOOM_OUT, Group.WINDOW, "Smaller text", "Ctrl+-"),
    Shortcut(Command.ZOOM_RESET, Group.WINDOW, "Text in its usual size", "Ctrl+0"),
    Shortcut(Command.SIDEBAR, Group.WINDOW, "Show or hide the sidebar", "Ctrl+Alt+S"),
    Shortcut(Command.INSPECTOR, Group.WINDOW, "Show or hide the inspector", "Ctrl+Alt+I"),
    Shortcut(Command.SHORTCUTS, Group.WINDOW, "Keyboard shortcuts", "F1"),
    Shortcut(Command.QUIT, Group.WINDOW, "Quit", "Ctrl+Q"),
    Shortcut(None, Group.LISTS, "Next article", "J"),
    Shortcut(None, Group.LISTS, "Previous article", "K"),
    Shortcut(None, Group.LISTS, "Open the article", "Return"),
    Shortcut(None, Group.LISTS, "Filter the list", "/"),
    Shortcut(None, Group.LISTS, "Approve", "A"),
    Shortcut(None, Group.LISTS, "Return…", "R"),
    Shortcut(None, Group.LISTS, "Edit", "E"),
    Shortcut(None, Group.LISTS, "Show what changed", "V"),
    Shortcut(None, Group.LISTS, "Next or previous change", "N"),
    Shortcut(None, Group.LISTS, "Undo within 8 seconds", "U"),
)

BY_COMMAND = {line.command: line for line in SHORTCUTS if line.command is not None}
