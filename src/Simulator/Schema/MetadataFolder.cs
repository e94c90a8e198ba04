namespace TypedStreaming.Simulator.Schema;

/// <summary>The metadata files in a folder and its subfolders. Links, hidden files and hidden folders are skipped.</summary>
internal static class MetadataFolder
{
    /// <exception cref="InvalidDataException">A file is too large, or the folder has no metadata.</exception>
    public static async Task<IReadOnlyList<MetadataFile>> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var files = new List<MetadataFile>();
        foreach (var path in Directory.EnumerateFiles(folder, "*", Options).Order(StringComparer.Ordinal))
        {
            if (new MetadataName(path).Kind == MetadataKind.None) continue;
            if (new FileInfo(path).Length > MetadataFile.Longest) throw MetadataFile.TooLarge(path);
            // The full path shows the object of a field, even if the folder is the object's own folder.
            var text = await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
            files.Add(new MetadataFile(path, text));
        }

        return files.Count > 0
            ? files
            : throw new InvalidDataException(
                $"The folder '{folder}' contains no metadata: no *{MetadataName.ObjectSuffix}, *{MetadataName.FieldSuffix} or "
                + $"*{MetadataName.DescriptionSuffix}.");
    }

    private static EnumerationOptions Options => new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = MetadataFile.Deepest,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
    };
}
