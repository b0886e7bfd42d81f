package io.meridiem.reports.build;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.util.JRSaver;
import net.sf.jasperreports.engine.xml.JRXmlTemplateLoader;

/**
 * Build step: compiles the designer's templates and styles and fingerprints what a reader's page depends on.
 *
 * <p>Arguments: the designer's folder, the folder of the class path to write to. Sample documents, notes and the words of mails
 * are no part of the fingerprint, because they change no page.
 */
public final class TemplateCompiler {
    private TemplateCompiler() {}

    public static void main(String[] args) throws IOException, JRException {
        Path source = Path.of(args[0]);
        Path target = Path.of(args[1]);
        for (Path template : files(source, ".jrxml")) {
            Path compiled = sibling(source, target, template, ".jasper");
            JasperCompileManager.compileReportToFile(template.toString(), compiled.toString());
        }
        for (Path styles : files(source, ".jrtx")) {
            // Saved as an object: at run time no XML parser of some other library stands between us and the styles.
            Path compiled = sibling(source, target, styles, ".styles");
            JRSaver.saveObject(JRXmlTemplateLoader.load(styles.toFile()), compiled.toFile());
        }
        // PDF/A names the colour space its colours are meant in; Java brings that profile along.
        Files.write(
                target.resolve("brand/srgb.icc"),
                ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        Files.writeString(target.resolve("version.txt"), fingerprint(source));
    }

    private static Path sibling(Path source, Path target, Path file, String ending) throws IOException {
        String name = source.relativize(file).toString();
        Path compiled = target.resolve(name.substring(0, name.lastIndexOf('.')) + ending);
        Files.createDirectories(compiled.getParent());
        return compiled;
    }

    private static String fingerprint(Path source) throws IOException {
        MessageDigest digest = sha256();
        for (Path file : files(source, ".jrxml", ".jrtx", ".properties", ".ttf", ".xml")) {
            String name = source.relativize(file).toString().replace('\\', '/');
            if (name.startsWith("text/mail_")) {
                continue;
            }
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> files(Path folder, String... endings) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file ->
                            Stream.of(endings).anyMatch(file.getFileName().toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }
}
