namespace TypedStreaming.Generators.Tests.Testing;

/// <summary>The working copy in which the tests were built.</summary>
internal static class Repository
{
    public static string PathOf(params string[] parts)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "TypedStreaming.sln"))) root = root.Parent!;
        return Path.Combine([root.FullName, .. parts]);
    }
}
