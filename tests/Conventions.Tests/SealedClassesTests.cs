using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class SealedClassesTests
{
    [Fact]
    public void Classes_are_sealed() => Conformance.Holds(SealedClasses.Check(Repository.Current.Shipped));

    [Theory]
    [InlineData("public class A;")]
    [InlineData("public record A;")]
    [InlineData("public record class A;")]
    [InlineData("sealed class A { class B; }")]
    [InlineData("sealed class A; class A<T>;")]
    public void Reports_an_open_class(string code) => Assert.Single(SealedClasses.Check([new("src/Sdk/A.cs", code)]));

    [Theory]
    [InlineData("sealed class A;")]
    [InlineData("static class A;")]
    [InlineData("abstract record A;")]
    [InlineData("record struct A; struct B; interface C;")]
    [InlineData("class StreamingException;")]
    public void Accepts_closed_and_listed_ones(string code) =>
        Assert.Empty(SealedClasses.Check([new("src/Sdk/A.cs", code)]));

    [Fact]
    public void One_part_speaks_for_all() => Assert.Empty(SealedClasses.Check(
    [
        new("src/Sdk/A.cs", "namespace N; public sealed partial class A;"),
        new("src/Sdk/A.Part.cs", "namespace N; public partial class A;"),
    ]));
}
