using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class SuppressionsTests
{
    [Fact]
    public void Each_suppression_gives_its_reason() =>
        Conformance.Holds(Repository.Current.Shipped.SelectMany(Suppressions.Check));

    [Theory]
    [InlineData("class A;\n#pragma warning disable CA1031\nclass B;")]
    [InlineData("""[SuppressMessage("Design", "CA1031")] class A;""")]
    [InlineData("""[SuppressMessage("Design", "CA1031", Justification = "")] class A;""")]
    [InlineData("""[System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage("Trimming", "IL2026")] class A;""")]
    public void Reports_a_silent_one(string code) =>
        Assert.Single(Suppressions.Check(new SourceFile("src/Sdk/Events/Sample.cs", code)));

    [Theory]
    [InlineData("#pragma warning disable CA1031 // user code can throw anything\nclass A;")]
    [InlineData("// A callback of the user can throw anything.\n#pragma warning disable CA1031\nclass A;")]
    [InlineData("""[SuppressMessage("Design", "CA1031", Justification = "user code can throw anything")] class A;""")]
    public void Accepts_a_reason(string code) =>
        Assert.Empty(Suppressions.Check(new SourceFile("src/Sdk/Events/Sample.cs", code)));
}
