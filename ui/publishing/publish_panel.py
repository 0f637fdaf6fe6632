from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class PublishPanel(QWidget):
    publish_wanted=Signal(str,str)
    go_to=Signal(object)
    closed=Signal()
    def __init__(self,*a,**k):
        super().__init__()
    def show_article(self,*a,**k):
        pass
    def show_publishing(self,*a,**k):
        pass
    def show_refusal(self,*a,**k):
        pass
