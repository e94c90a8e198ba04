using Microsoft.CodeAnalysis;
using TypedStreaming.Generators.Tests.Analyzers;

namespace TypedStreaming.Generators.Tests.Programs;

/// <summary>Whole programs, compiled as a user's project would be: wrong ones must get a diagnostic, valid ones none.</summary>
public sealed class ProgramTests
{
    public static TheoryData<string> Wrong => [.. MarkedProgram.NamesOf(nameof(Wrong))];

    public static TheoryData<string> Valid => [.. MarkedProgram.NamesOf(nameof(Valid))];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_wrong_program_is_told_where_and_why(string name)
    {
        var program = MarkedProgram.Load(nameof(Wrong), name);
        var run = await AnalyzerRun.OfOrgAsync(ProgramOrg.For(name), program.Text);
        AssertExpected(program, run);
        Assert.Empty(run.Compilation.Reported);
        Assert.DoesNotContain(run.Compilation.Problems(), d => d.Severity == DiagnosticSeverity.Error);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task The_compilers_own_errors_do_not_hide_a_rule(string name)
    {
        var program = MarkedProgram.Load(nameof(Wrong), name);
        var handlers = Handlers.For((await AnalyzerRun.OfOrgAsync(ProgramOrg.For(name), program.Text)).Compilation);
        var run = await AnalyzerRun.OfOrgAsync(ProgramOrg.For(name), program.Text, handlers);
        Assert.Empty(run.DeclarationErrors);
        AssertExpected(program, run);
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public async Task A_valid_program_stays_quiet(string name)
    {
        var program = MarkedProgram.Load(nameof(Valid), name);
        Assert.Empty(program.Expected);
        var run = await AnalyzerRun.OfOrgAsync(ProgramOrg.For(name), program.Text, Handlers.For((await AnalyzerRun.OfOrgAsync(ProgramOrg.For(name), program.Text)).Compilation));
        Assert.Empty(run.Found);
        Assert.Empty(run.Compilation.Reported);
        Assert.Empty(run.Compilation.Problems());
    }

    /// <summary>
    /// Except the rule of the language version, whose programs must be compiled differently, that of plain types, whose programs do not
    /// compile, and those for the files of an org: see <see cref="OldLanguageTests"/>, <see cref="PlainTypeTests"/> and
    /// <see cref="SchemaFileRuleTests"/>.
    /// </summary>
    [Fact]
    public void Every_rule_has_a_wrong_program() =>
        Assert.Equal(
            AnalyzerRun.Rules.Select(r => r.Id).Except(["TSE0023", "TSE0034", "TSE0043", "TSE0044"]).Order(StringComparer.Ordinal),
            MarkedProgram.NamesOf(nameof(Wrong)).SelectMany(n => MarkedProgram.Load(nameof(Wrong), n).Expected).Select(e => e.Id).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void There_are_enough_valid_programs() => Assert.True(MarkedProgram.NamesOf(nameof(Valid)).Count() >= 15);

    private static void AssertExpected(MarkedProgram program, AnalyzerRun run)
    {
        Assert.NotEmpty(program.Expected);
        Assert.Equal(
            program.Expected.Select(e => $"{e.Id} at {e.Span} '{program.Text.Substring(e.Span.Start, e.Span.Length)}'"),
            run.Found.Select(d => $"{d.Id} at {d.Location.SourceSpan} '{program.Text.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)}'"));
        foreach (var (expected, found) in program.Expected.Zip(run.Found)) Assert.Contains(expected.Text, found.GetMessage(), StringComparison.Ordinal);
    }
}
