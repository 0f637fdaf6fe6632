from PySide6.QtWidgets import QWidget


class ChangesView(QWidget):
    def __init__(self,*a,**k):
        super().__init__()
    def show_difference(self,*a,**k):
        pass
    def show_loading(self,*a,**k):
        pass
    def next_change(self,*a,**k):
        pass
    def previous_change(self,*a,**k):
        pass
