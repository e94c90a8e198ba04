using System.Reflection;

namespace TypedStreaming.Package.Tests.Toolchain;

/// <summary>The oldest C# compiler that the packages support: that of Microsoft.Net.Compilers.Toolset, in the version that this project restores.</summary>
internal static class OldestCompiler
{
    /// <summary>The property that makes a build use it. Without the property the .NET SDK ignores a toolset package before 5.0, without a warning.</summary>
    public const string Chosen = "RoslynCompilerType=Custom;UseSharedCompilation=false";

    /// <summary>The package's build file, which a reference to the package would import.</summary>
    public static string BuildFile { get; } = Path.Combine(
        typeof(OldestCompiler).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static one => one.Key == "CompilersToolset").Value!,
        "build",
        "Microsoft.Net.Compilers.Toolset.props");
}
