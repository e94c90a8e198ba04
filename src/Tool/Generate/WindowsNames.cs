namespace TypedStreaming.Tool.Generate;

/// <summary>The device names that Windows reserves. A file on Windows cannot have such a name, regardless of its extension.</summary>
internal static class WindowsNames
{
    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. Enumerable.Range(0, 10).SelectMany(static i => (string[])[$"COM{i}", $"LPT{i}"]), "COM\u00b9", "COM\u00b2", "COM\u00b3", "LPT\u00b9", "LPT\u00b2", "LPT\u00b3"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns true for the name of a file, with or without an extension, that Windows reserves.</summary>
    public static bool IsReserved(string file) => Devices.Contains(file.Split('.')[0].TrimEnd(' '));
}
