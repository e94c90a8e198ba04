using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Generate;

/// <summary>Creates a folder that the user specified. Its parent must exist, so that a mistyped path does not create a tree of folders.</summary>
internal static class NewFolder
{
    /// <summary>Checks that a folder exists, or can be created.</summary>
    /// <exception cref="ToolException">The parent of the folder does not exist, or the path is not that of a folder.</exception>
    public static void Check(string option, string path)
    {
        if (Directory.Exists(path)) return;
        if (File.Exists(path)) throw new ToolException($"{option}: '{path}' is a file. Specify the path of a folder.");
        RequireParent(option, path);
    }

    /// <summary>Checks that the parent folder of a file or a folder exists.</summary>
    /// <exception cref="ToolException">The folder does not exist, or the path is not valid.</exception>
    public static void RequireParent(string option, string path)
    {
        if (!Directory.Exists(ParentOf(option, path)))
            throw new ToolException($"{option}: the parent folder of '{path}' does not exist. Create the folder, or specify another path.");
    }

    /// <summary>Creates a folder if it does not exist.</summary>
    /// <returns>True if it was created.</returns>
    /// <exception cref="ToolException">The folder cannot be created.</exception>
    public static bool Create(string option, string path)
    {
        if (Directory.Exists(path)) return false;
        try
        {
            Directory.CreateDirectory(path);
            return true;
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new ToolException($"{option}: the folder '{path}' cannot be created: {FileFailure.TextOf(e)}. Nothing was written. Specify another path.", ExitCodes.Failure);
        }
    }

    private static string ParentOf(string option, string path)
    {
        try
        {
            return Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))) ?? path;
        }
        catch (Exception e) when (FileFailure.Is(e))
        {
            throw new ToolException($"{option}: '{path}' is not a valid path. Specify the path of a file or a folder.");
        }
    }
}
