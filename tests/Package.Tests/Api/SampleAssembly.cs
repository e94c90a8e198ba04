using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedStreaming.Package.Tests.Api;

/// <summary>An assembly that is compiled from a text, and read as one from a package is.</summary>
internal static class SampleAssembly
{
    public static IAssemblySymbol Of(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest));
        var compilation = CSharpCompilation.Create(
            "Sample",
            [tree],
            PublicSymbols.Framework,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return PublicSymbols.Load(MetadataReference.CreateFromImage(image.ToArray()));
    }
}
