using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace TypedStreaming.Package.Tests.Packages;

/// <summary>Generators and analyzers, loaded as the compiler would.</summary>
internal sealed record CompilerComponents(ImmutableArray<ISourceGenerator> Generators, ImmutableArray<DiagnosticAnalyzer> Analyzers)
{
    /// <summary>Loads those of our package.</summary>
    public static CompilerComponents From(PackedPackage package) => In(
        new AssemblyLoadContext(package.Version).LoadFromStream(new MemoryStream(package.Read("analyzers/dotnet/cs/TypedStreaming.Generators.dll"))));

    /// <summary>Loads those of an assembly file.</summary>
    public static CompilerComponents At(string path) => In(new AssemblyLoadContext(path).LoadFromAssemblyPath(path));

    public CompilerComponents With(CompilerComponents others) => new([.. Generators, .. others.Generators], [.. Analyzers, .. others.Analyzers]);

    private static CompilerComponents In(Assembly assembly)
    {
        var types = assembly.GetTypes();
        return new(
            [.. Make<IIncrementalGenerator>(types).Select(static generator => generator.AsSourceGenerator())],
            [.. Make<DiagnosticAnalyzer>(types)]);
    }

    private static IEnumerable<T> Make<T>(Type[] types) =>
        types.Where(static type => !type.IsAbstract && type.IsAssignableTo(typeof(T))).Select(static type => (T)Activator.CreateInstance(type)!);
}
