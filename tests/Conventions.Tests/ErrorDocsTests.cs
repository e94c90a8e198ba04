using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class ErrorDocsTests
{
    [Fact]
    public void Each_reason_has_a_section() => Conformance.Holds(ErrorDocs.Check(
        Assert.Single(Repository.Current.Load(path => path == ErrorDocs.Errors)),
        Assert.Single(Repository.Current.Load(path => path == ErrorDocs.Page))));

    [Fact]
    public void Reports_a_reason_without_one()
    {
        var finding = Assert.Single(ErrorDocs.Check(
            new SourceFile(ErrorDocs.Errors, "public enum StreamingError { One, Two }"), new SourceFile(ErrorDocs.Page, "# Errors\n\n## One\n\nTwo\n")));
        Assert.Contains("Two", finding.ToString(), StringComparison.Ordinal);
    }
}
