"""What Qt needs of the system is named in the words of the system that lacks it."""

import re
import sys

import system_libraries

VENV_PACKAGE = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"


def test_bare_debian_is_asked_for_every_package_once():
    bare = [*system_libraries._PACKAGE_OF, "ensurepip"]
    packages = system_libraries.debian_packages(bare)
    assert packages[-1] == VENV_PACKAGE
    assert len(set(packages)) == len(bare)


def test_line_to_type_names_the_missing_packages_and_no_other():
    line = system_libraries.apt_line(
        system_libraries.debian_packages(["libEGL.so.1", "libxcb-cursor.so.0"]), with_sudo=True
    )
    assert line == "sudo apt-get update && sudo apt-get install --yes libegl1 libxcb-cursor0"


def test_person_without_sudo_is_given_a_line_for_the_root_password():
    line = system_libraries.apt_line(["libegl1"], with_sudo=False)
    assert line == "su -c 'apt-get update && apt-get install --yes libegl1'"


def test_system_without_apt_is_told_the_names_of_the_files():
    assert "libEGL.so.1" in system_libraries.how_to_install_without_apt(["libEGL.so.1"])


def test_library_that_no_machine_has_is_found_missing():
    assert not system_libraries._loads("libnewsroom-of-nowhere.so.7")


def test_libraries_are_looked_for_by_the_names_of_their_files():
    assert all(re.fullmatch(r"lib[\w.-]+\.so\.\d+", soname) for soname in system_libraries._PACKAGE_OF)
