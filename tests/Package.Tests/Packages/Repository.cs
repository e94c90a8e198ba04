using System.Reflection;

namespace TypedStreaming.Package.Tests.Packages;

/// <summary>The working copy from which these tests were built.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>Debug or Release: the configuration of the tests, and of the projects that were built with them.</summary>
    public static string Configuration { get; } =
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    public static string PathOf(string path) => Path.Combine(Root, path);

    private static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TypedStreaming.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {start} holds TypedStreaming.sln.");
    }
}
