using System.CommandLine;
using TypedStreaming.Tool.Login;
using TypedStreaming.Tool.Running;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Positions;

/// <summary>The file in which the tool stores replay positions. It contains no secrets.</summary>
internal static class PositionsFile
{
    public static Option<string?> CreateOption() => new("--positions")
    {
        HelpName = "FILE",
        Description = "The SQLite file with the replay positions. By default, tse/positions.db in the user's state folder.",
    };

    /// <summary>
    /// Returns the path of the file with the positions, without creating anything. The parent folder must exist, unless the default path is used.
    /// </summary>
    public static string PathOf(Option<string?> option, ParseResult parsed, IShell shell)
    {
        if (LoginOptions.ValueOf(option, parsed, shell) is not { } given) return DefaultPath(shell);
        var path = FullPath(option, given);
        if (Directory.Exists(path)) throw new ToolException($"{option.Name}: '{given}' is a folder. Specify the path of a file.");
        return Directory.Exists(Path.GetDirectoryName(path))
            ? path
            : throw new ToolException($"{option.Name}: the parent folder of '{given}' does not exist. Create the folder, or specify another path.");
    }

    /// <summary>Returns the path of the file with the positions, which must exist.</summary>
    /// <exception cref="ToolException">The file does not exist.</exception>
    public static string ExistingPathOf(Option<string?> option, ParseResult parsed, IShell shell) => KnownPathOf(option, parsed, shell)
        ?? throw new ToolException($"There are no positions yet: the file {DefaultPath(shell)} does not exist. To use another application's file, specify {option.Name} FILE.");

    /// <summary>Returns the path of the file with the positions, or null if the default file is used and does not exist yet.</summary>
    /// <exception cref="ToolException">The user named the file, and it does not exist.</exception>
    public static string? KnownPathOf(Option<string?> option, ParseResult parsed, IShell shell)
    {
        if (LoginOptions.ValueOf(option, parsed, shell) is not { } given) return File.Exists(DefaultPath(shell)) ? DefaultPath(shell) : null;
        var path = PathOf(option, parsed, shell);
        return File.Exists(path)
            ? path
            : throw new ToolException($"{option.Name}: the file '{given}' does not exist. Correct the path, or create the file: run 'tse positions set' with --org ID, or run the application that uses the file.");
    }

    /// <summary>Creates the parent folder of a file with positions if the folder does not exist.</summary>
    /// <exception cref="ToolException">The folder cannot be created.</exception>
    public static void CreateFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new ToolException($"The parent folder of '{path}', the file with the replay positions, cannot be created. Use --positions FILE.");
        }
    }

    private static string FullPath(Option<string?> option, string given)
    {
        try
        {
            return Path.GetFullPath(given);
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new ToolException($"{option.Name}: '{given}' is not a valid path. Specify the path of a file.");
        }
    }

    private static string DefaultPath(IShell shell) => Path.Combine(StateFolder(shell), "tse", "positions.db");

    private static string StateFolder(IShell shell)
    {
        if (OperatingSystem.IsWindows()) return Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        if (shell.Variable("XDG_STATE_HOME") is { } folder && Path.IsPathRooted(folder)) return folder;
        return shell.Variable("HOME") is { } home
            ? Path.Combine(home, ".local", "state")
            : throw new ToolException("HOME is not set, so the location of the file with the replay positions is not known. Use --positions FILE.");
    }
}
