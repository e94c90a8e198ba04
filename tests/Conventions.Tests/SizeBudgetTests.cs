using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class SizeBudgetTests
{
    [Fact]
    public void Files_keep_their_budget() =>
        Conformance.Holds(SizeBudget.Files.Check(Repository.Current.Shipped.Select(Measure.OfFile)));

    [Fact]
    public void Methods_keep_their_budget() =>
        Conformance.Holds(SizeBudget.Methods.Check(Repository.Current.Shipped.SelectMany(Measure.OfMethods)));

    [Theory]
    [InlineData("median", 10, 61, 61)]
    [InlineData("90th percentile", 1, 1, 1, 181, 181)]
    [InlineData("longest", 1, 1, 1, 1, 1, 1, 1, 1, 1, 401)]
    public void Reports_what_is_over_budget(string limit, params int[] lengths)
    {
        var findings = SizeBudget.Files.Check(lengths.Select(OfLength)).ToList();
        Assert.Contains(findings, finding => finding.Message.StartsWith(limit, StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Message == $"file: {lengths.Max()} lines");
    }

    [Fact]
    public void Accepts_exactly_the_budget() =>
        Assert.Empty(SizeBudget.Files.Check(Enumerable.Repeat(OfLength(60), 9).Append(OfLength(400))));

    [Theory]
    [InlineData("class A { void M() {\n\n} }", 3)]
    [InlineData("class A { A() {\n} }", 2)]
    [InlineData("class A { int P { get {\n\n return 1; } } }", 3)]
    [InlineData("class A { int P =>\n 1; }", 2)]
    [InlineData("class A { void M() {\n void L() {\n }\n } }", 4)]
    public void Measures_bodies(string code, int lines) =>
        Assert.Equal(lines, Assert.Single(Measure.OfMethods(new SourceFile("src/A.cs", code))).Lines);

    [Fact]
    public void Reports_a_long_method()
    {
        var code = $"class A {{ void M() {{{new string('\n', 60)}}} }}";
        var methods = Measure.OfMethods(new SourceFile("src/A.cs", code));
        Assert.Contains(SizeBudget.Methods.Check(methods), finding => finding.ToString() == "src/A.cs(1): M: 61 lines");
    }

    private static Measure OfLength(int lines) => new("src/A.cs", 1, "file", lines);
}
