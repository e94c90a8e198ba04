using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class ForbiddenNamesTests
{
    [Fact]
    public void No_name_is_empty_of_meaning() =>
        Conformance.Holds(Repository.Current.Shipped.SelectMany(ForbiddenNames.Check));

    [Theory]
    [InlineData("class TextHelper;")]
    [InlineData("class PathUtils;")]
    [InlineData("class SessionManager;")]
    [InlineData("class Common;")]
    [InlineData("class A { enum Helpers { X } }")]
    public void Reports_a_type(string code) =>
        Assert.Single(ForbiddenNames.Check(new SourceFile("src/Sdk/Events/Sample.cs", code)));

    [Theory]
    [InlineData("class Coreference;")]
    public void Accepts_a_name_that_only_contains_one(string code) =>
        Assert.Empty(ForbiddenNames.Check(new SourceFile("src/Sdk/Events/Sample.cs", code)));

    [Fact]
    public void Reports_a_folder() =>
        Assert.Single(ForbiddenNames.Check(new SourceFile("src/Sdk/Common/A.cs", "class A;")));
}
