using System.CommandLine;
using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Positions;

/// <summary>The file in which the tool keeps replay positions. It contains no secrets.</summary>
internal static class PositionsFile
{
    public static Option<string?> CreateOption() => new("--positions")
    {
        HelpName = "FILE",
        Description = "The SQLite file of replay positions. By default, tse/positions.db in the user's state folder.",
    };

    /// <summary>
    /// Returns the path of the file with the positions. The folder of the default path is created; the folder of any other path must exist.
    /// </summary>
    public static string PathOf(Option<string?> option, ParseResult parsed, IShell shell)
    {
        if (LoginOptions.ValueOf(option, parsed, shell) is not { } given) return Default(shell);
        var path = Path.GetFullPath(given);
        if (Directory.Exists(path)) throw new ToolException($"{option.Name}: '{given}' is a folder. Write the path of a file.");
        return Directory.Exists(Path.GetDirectoryName(path))
            ? path
            : throw new ToolException($"{option.Name}: the folder of '{given}' does not exist. Create the folder, or write another path.");
    }

    /// <summary>Returns the path of the file with the positions. The file must exist.</summary>
    public static string ExistingPathOf(Option<string?> option, ParseResult parsed, IShell shell)
    {
        var path = PathOf(option, parsed, shell);
        return File.Exists(path) ? path : throw new ToolException($"The file of positions {path} does not exist. Write {option.Name} FILE.");
    }

    private static string Default(IShell shell)
    {
        var folder = Path.Combine(StateFolder(shell), "tse");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"The folder '{folder}' for replay positions cannot be created. Write --positions FILE.");
        }

        return Path.Combine(folder, "positions.db");
    }

    private static string StateFolder(IShell shell)
    {
        if (OperatingSystem.IsWindows()) return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        if (shell.Variable("XDG_STATE_HOME") is { } folder && Path.IsPathRooted(folder)) return folder;
        return shell.Variable("HOME") is { } home
            ? Path.Combine(home, ".local", "state")
            : throw new ToolException("HOME is not set, so the file of replay positions is not known. Write --positions FILE.");
    }
}
