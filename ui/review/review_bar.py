from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class ReviewBar(QWidget):
    changes_toggled=Signal(bool)
    claimed=Signal()
    released=Signal()
    returned=Signal(str)
    def __init__(self,*a,**k):
        super().__init__()
    def show_article(self,*a,**k):
        pass
    def set_changes_shown(self,*a,**k):
        pass
    def ask_reason(self,*a,**k):
        pass
