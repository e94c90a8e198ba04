using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class DocumentedExceptionsTests
{
    private const string Refusal = "ArgumentOutOfRangeException.ThrowIfNegative(a);";

    [Fact]
    public void What_is_refused_is_documented() =>
        Conformance.Holds(Repository.Current.Shipped.SelectMany(DocumentedExceptions.Check));

    [Theory]
    [InlineData("public class A { public void M(int a) { " + Refusal + " } }")]
    [InlineData("public class A { public A(int a) { " + Refusal + " } }")]
    [InlineData("public class A { public void M(int a) => throw new ArgumentException(nameof(a)); }")]
    [InlineData("public class A { /// <summary>Does.</summary>\npublic void M(int a) { " + Refusal + " } }")]
    [InlineData("namespace N; public class A { public class B { public void M(int a) { " + Refusal + " } } }")]
    public void Reports_a_silent_refusal(string code) => Assert.Single(DocumentedExceptions.Check(new("src/Sdk/A.cs", code)));

    [Theory]
    [InlineData("public class A { /// <exception cref=\"ArgumentException\">Negative.</exception>\npublic void M(int a) { " + Refusal + " } }")]
    [InlineData("public class A { /// <inheritdoc/>\npublic void M(int a) { " + Refusal + " } }")]
    [InlineData("public class A { internal void M(int a) { " + Refusal + " } }")]
    [InlineData("internal class A { public void M(int a) { " + Refusal + " } }")]
    [InlineData("public class A { public void M(string a) => ArgumentNullException.ThrowIfNull(a); }")]
    public void Accepts_what_is_said_or_not_public(string code) => Assert.Empty(DocumentedExceptions.Check(new("src/Sdk/A.cs", code)));
}
