"""Where a newsroom may not lie: folders another program copies, drives another computer serves."""

import pytest

from cms.db.engine import create_file, open_file
from cms.db.places import refuse_shared_folder
from cms.domain.errors import DatabaseUnavailable
from tests.cms.staffed_newsroom import copied


@pytest.fixture
def mounts(tmp_path):
    """Write a list of mounted file systems as the kernel does."""

    def write(*lines):
        path = tmp_path / "mounts"
        path.write_text("".join(f"{line}\n" for line in ("/dev/sda1 / ext4 rw 0 0", *lines)))
        return path

    return write


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("Dropbox/desk", "Dropbox"),
        ("Dropbox (Gazette)", "Dropbox"),
        ("OneDrive - Gazette", "OneDrive"),
        ("Google Drive", "Google Drive"),
        ("Library/Mobile Documents/x", "iCloud Drive"),
        ("Nextcloud", "Nextcloud"),
    ],
)
def test_a_folder_known_by_its_name_is_refused_and_the_program_named(tmp_path, folder, program):
    path = tmp_path / folder / "newsroom.sqlite"
    with pytest.raises(DatabaseUnavailable, match=f"that {program} copies while you work"):
        refuse_shared_folder(path)


@pytest.mark.parametrize(
    ("marker", "is_folder", "program"),
    [(".dropbox", False, "Dropbox"), (".stfolder", True, "Syncthing"), (".sync", True, "Resilio Sync")],
)
def test_a_folder_known_by_what_lies_in_it_is_refused(tmp_path, marker, is_folder, program):
    (tmp_path / marker).mkdir() if is_folder else (tmp_path / marker).write_text("")
    with pytest.raises(DatabaseUnavailable, match=program):
        refuse_shared_folder(tmp_path / "deep" / "down" / "newsroom.sqlite")


def test_a_home_where_dropbox_keeps_its_settings_is_an_ordinary_folder(tmp_path):
    (tmp_path / ".dropbox").mkdir()
    refuse_shared_folder(tmp_path / "newsroom.sqlite")


def test_a_link_into_a_synchronised_folder_is_seen_through(tmp_path):
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "desk").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(DatabaseUnavailable, match="Dropbox"):
        refuse_shared_folder(tmp_path / "desk" / "newsroom.sqlite")


@pytest.mark.parametrize("file_system", ["nfs4", "cifs", "smb3", "fuse.sshfs", "fuse.rclone", "davfs"])
def test_a_network_drive_is_refused_with_the_reason(tmp_path, mounts, file_system):
    known = mounts(f"server:/desk {tmp_path}/drive {file_system} rw 0 0")
    with pytest.raises(DatabaseUnavailable, match="two computers could write over each other"):
        refuse_shared_folder(tmp_path / "drive" / "newsroom.sqlite", known)


def test_a_network_drive_with_a_space_in_its_name_is_found(tmp_path, mounts):
    known = mounts(f"server:/desk {tmp_path}/our\\040drive nfs rw 0 0")
    with pytest.raises(DatabaseUnavailable, match="network drive"):
        refuse_shared_folder(tmp_path / "our drive" / "newsroom.sqlite", known)


def test_a_local_disk_mounted_inside_a_network_drive_is_local(tmp_path, mounts):
    known = mounts(f"server:/ {tmp_path} nfs rw 0 0", f"/dev/sdb1 {tmp_path}/local ext4 rw 0 0")
    refuse_shared_folder(tmp_path / "local" / "newsroom.sqlite", known)


def test_a_computer_without_a_list_of_mounts_is_not_refused(tmp_path):
    refuse_shared_folder(tmp_path / "newsroom.sqlite", tmp_path / "no-such-list")


def test_an_ordinary_folder_is_not_refused(tmp_path, mounts):
    refuse_shared_folder(tmp_path / "my dropbox of stories" / "newsroom.sqlite", mounts())
    refuse_shared_folder(tmp_path / "stories about nfs" / "newsroom.sqlite", mounts())


def test_a_newsroom_is_neither_made_nor_opened_in_a_synchronised_folder(staffed_file, tmp_path):
    folder = tmp_path / "Dropbox"
    with pytest.raises(DatabaseUnavailable, match="Nothing was changed"):
        create_file(folder / "newsroom.sqlite")
    assert not folder.exists()
    folder.mkdir()
    path = copied(staffed_file, folder / "newsroom.sqlite")
    with pytest.raises(DatabaseUnavailable, match="Dropbox"):
        open_file(path)
    assert [file.name for file in folder.iterdir()] == ["newsroom.sqlite"]
