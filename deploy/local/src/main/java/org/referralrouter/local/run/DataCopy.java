package org.referralrouter.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Predicate;

/** Copies directories with the rights of their files. */
final class DataCopy {
  private DataCopy() {}

  /**
   * Copies a directory. Files that go meanwhile are left out: a running database removes some.
   *
   * @param wanted tells by its path below the directory what is copied
   */
  static void copy(Path from, Path to, Predicate<Path> wanted) {
    try {
      Files.walkFileTree(
          from,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes is)
                throws IOException {
              if (!wanted.test(from.relativize(each))) {
                return FileVisitResult.SKIP_SUBTREE;
              }
              Path made = Files.createDirectories(to.resolve(from.relativize(each).toString()));
              Files.setPosixFilePermissions(made, Files.getPosixFilePermissions(each));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes is) throws IOException {
              if (wanted.test(from.relativize(each))) {
                copyFile(each, to.resolve(from.relativize(each).toString()));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path each, IOException problem)
                throws IOException {
              if (problem instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw problem;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot copy " + from + " to " + to, e);
    }
  }

  private static void copyFile(Path from, Path to) throws IOException {
    try {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException _) {
      // Gone meanwhile.
    }
  }
}
