from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class HistoryPanel(QWidget):
    version_chosen=Signal(int)
    restore_wanted=Signal(int)
    copy_wanted=Signal(int)
    def __init__(self,*a,**k):
        super().__init__()
    def show_loading(self,*a,**k):
        pass
    def show_history(self,*a,**k):
        pass
    def show_error(self,*a,**k):
        pass
