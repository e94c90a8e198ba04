using Microsoft.CodeAnalysis.CSharp;
using TypedStreaming.Generators.Tests.Testing;

namespace TypedStreaming.Generators.Tests.Analyzers;

/// <summary>Before C# 11 nothing that could be emitted would compile, so nothing is, and the type says why.</summary>
public sealed class OldLanguageTests
{
    private const string Source = """
        namespace Demo
        {
            [PushTopic("/topic/A")] public partial class First { public string Id { get; set; } }
            [ChangeEvent("/data/ChangeEvents")] public partial class Second { public EventMetadata? Metadata { get; set; } }
        }
        """;

    [Theory]
    [InlineData(LanguageVersion.CSharp8, "8.0")]
    [InlineData(LanguageVersion.CSharp9, "9.0")]
    [InlineData(LanguageVersion.CSharp10, "10.0")]
    public async Task An_older_language_is_one_error_at_each_type_and_none_in_a_generated_file(LanguageVersion version, string name)
    {
        var run = await AnalyzerRun.OfAsync(version, Source);
        Assert.Empty(run.Compilation.Generated);
        Assert.Null(run.Compilation.Registrations);
        Assert.DoesNotContain(run.Compilation.Problems(), static problem => problem.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.Equal(["TSE0023", "TSE0023"], run.Found.Select(static found => found.Id));
        Assert.Equal($"'First' needs C# 11 or later; the project is compiled as C# {name}", run.Found[0].GetMessage());
        Assert.Equal("PushTopic(\"/topic/A\")", TextOf(run.Found[0].Location));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp13)]
    [InlineData(LanguageVersion.Default)]
    public async Task A_later_one_is_fine(LanguageVersion version)
    {
        var run = await AnalyzerRun.OfAsync(version, Source);
        Assert.Equal(2, run.Compilation.Generated.Length);
        Assert.DoesNotContain(run.Compilation.Problems(), static problem => problem.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.Empty(run.Found);
    }

    private static string TextOf(Microsoft.CodeAnalysis.Location location) =>
        location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(location.SourceSpan);
}
