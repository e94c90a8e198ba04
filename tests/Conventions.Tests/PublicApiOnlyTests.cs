using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class PublicApiOnlyTests
{
    [Fact]
    public void Packages_use_the_public_surface_of_each_other() => Conformance.Holds(Repository.Current.Projects.SelectMany(PublicApiOnly.Check));

    [Theory]
    [InlineData("src/Sdk/Sdk.csproj", "InternalsVisibleTo", "TypedStreaming.Hosting")]
    [InlineData("src/Hosting/Hosting.csproj", "Compile", "../Sdk/Replay/Retention.cs")]
    [InlineData("src/Hosting/Hosting.csproj", "Compile", "..\\Sdk\\Replay\\Retention.cs")]
    public void Reports_a_way_around_it(string project, string item, string include) => Assert.Single(PublicApiOnly.Check(Make(project, item, include)));

    [Theory]
    [InlineData("src/Sdk/Sdk.csproj", "InternalsVisibleTo", "TypedStreaming.Tests")]
    [InlineData("src/Hosting/Hosting.csproj", "ProjectReference", "../Sdk/Sdk.csproj")]
    public void Accepts_tests_and_references(string project, string item, string include) => Assert.Empty(PublicApiOnly.Check(Make(project, item, include)));

    private static Project Make(string path, string item, string include) => new(path, $"<Project><ItemGroup><{item} Include=\"{include}\" /></ItemGroup></Project>");
}
