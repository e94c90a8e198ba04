using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class ReasonDocsTests
{
    [Fact]
    public void Each_reason_has_a_section() => Conformance.Holds(ReasonDocs.Check(
        Assert.Single(Repository.Current.Load(path => path == ReasonDocs.Reasons)),
        Assert.Single(Repository.Current.Load(path => path == ReasonDocs.Page))));

    [Fact]
    public void Reports_a_reason_without_one()
    {
        var finding = Assert.Single(ReasonDocs.Check(
            new SourceFile(ReasonDocs.Reasons, "public enum Reason { One, Two }"), new SourceFile(ReasonDocs.Page, "# Errors\n\n## One\n\nTwo\n")));
        Assert.Contains("Two", finding.ToString(), StringComparison.Ordinal);
    }
}
