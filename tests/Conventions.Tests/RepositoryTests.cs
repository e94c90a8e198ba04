using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class RepositoryTests
{
    [Fact]
    public void The_rules_have_something_to_look_at()
    {
        Assert.NotEmpty(Repository.Current.Shipped);
        Assert.NotEmpty(Repository.Current.SamplePrograms);
        Assert.NotEmpty(Repository.Current.Projects);
    }

    [Theory]
    [InlineData("src/Templates/content/Worker/Program.cs", true)]
    [InlineData("src/Templates/Content.cs", false)]
    [InlineData("src/Hosting/Templates/content/A.cs", false)]
    public void Projects_of_templates_are_not_shipped_code(string path, bool expected) => Assert.Equal(expected, Repository.IsOfTemplate(path));

    [Fact]
    public void Build_output_is_no_source() => Assert.DoesNotContain(Repository.Current.Files, FileList.IsOutput);

    [Theory]
    [InlineData("src/Sdk/obj/Release/A.cs", true)]
    [InlineData("src/Sdk/Objects/obj", false)]
    public void Output_is_known_by_its_folder(string path, bool expected) =>
        Assert.Equal(expected, FileList.IsOutput(path));

    [Fact]
    public void Findings_fail_a_test_and_are_listed()
    {
        var failure = Record.Exception(() => Conformance.Holds([new("src/A.cs", 3, "a region")]));
        Assert.Contains("src/A.cs(3): a region", failure?.Message, StringComparison.Ordinal);
    }
}
