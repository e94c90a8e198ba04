using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class OneTypeAFileTests
{
    [Fact]
    public void Each_file_declares_one_type() =>
        Conformance.Holds(Repository.Current.Shipped.SelectMany(OneTypeAFile.Check));

    [Theory]
    [InlineData("namespace N; class A; class B;")]
    [InlineData("class A; delegate void B();")]
    [InlineData("namespace N; interface I; enum E { X }")]
    public void Reports_a_second_type(string code) =>
        Assert.Single(OneTypeAFile.Check(new SourceFile("src/Sdk/Events/Sample.cs", code)));

    [Theory]
    [InlineData("namespace N; class A { class B; }")]
    [InlineData("[assembly: System.CLSCompliant(false)]")]
    public void Accepts_nested_types_and_none(string code) =>
        Assert.Empty(OneTypeAFile.Check(new SourceFile("src/Sdk/Events/Sample.cs", code)));
}
