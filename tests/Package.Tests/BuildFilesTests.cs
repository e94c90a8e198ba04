using TypedStreaming.Package.Tests.Packages;

namespace TypedStreaming.Package.Tests;

public sealed class BuildFilesTests(Workshop workshop)
{
    private const string Fields = "objects/Account/fields/";

    private static readonly string[] Org =
        ["Account.describe.json", Fields + "Tier__c.field-meta.xml", "objects/Low_Ink__e/Low_Ink__e.object-meta.xml"];

    [Theory]
    [InlineData("force-app/**")]
    [InlineData("force-app")]
    [InlineData(" force-app/objects/**/*.xml ;\n force-app/*.json")]
    [InlineData("force-app/objects/**/*.*;force-app/Account.describe.json;force-app/notes.xml")]
    public async Task The_compiler_gets_the_files_that_describe_the_org_and_no_others(string schema) =>
        Assert.Equal(Org.Select(static file => "force-app/" + file), await AdditionalFilesAsync("Consumer", schema));

    [Fact]
    public async Task Without_the_property_it_gets_none() => Assert.Empty(await AdditionalFilesAsync("Consumer", ""));

    /// <summary>Both projects get the property from Directory.Build.props, but one of them the package through the other only.</summary>
    [Fact]
    public async Task A_project_that_references_the_project_is_not_affected()
    {
        var schema = (await workshop.Projects).PathOf("Consumer/force-app") + "/**";
        Assert.Equal(Org.Length, (await AdditionalFilesAsync("Contracts", schema)).Count);
        Assert.Empty(await AdditionalFilesAsync("FSharpThroughContracts", schema));
    }

    [Fact]
    public async Task A_place_without_files_is_reported()
    {
        var projects = await workshop.Projects;
        var outcome = await projects.RunAsync("msbuild", "Contracts", "-t:_TypedStreamingReportNoOrgFile", "-v:quiet", "-nologo", "-p:TypedStreamingOrgSchema=nowhere/**", "-p:TreatWarningsAsErrors=false");
        Assert.Single(outcome.Succeeded().Lines("warning TSE9003"));
    }

    [Theory]
    [InlineData("force-app/**;nowhere/**", "nowhere/**")]
    [InlineData("force-app;nowhere;elsewhere/*.json", "nowhere", "elsewhere/*.json")]
    [InlineData("force-app/notes.xml;force-app/Missing.describe.json;force-app/*.json", "force-app/notes.xml", "force-app/Missing.describe.json")]
    [InlineData("force-app/**;")]
    public async Task Each_of_several_places_without_files_is_reported(string schema, params string[] reported)
    {
        var projects = await workshop.Projects;
        var outcome = await projects.RunAsync("msbuild", "Consumer", "-t:_TypedStreamingReportNoOrgFile", "-v:quiet", "-nologo", "-p:OrgSchema=" + schema.Replace(";", "%3B", StringComparison.Ordinal), "-p:TreatWarningsAsErrors=false");
        var lines = outcome.Succeeded().Lines("warning TSE9003").ToList();
        Assert.Equal(reported.Length, lines.Count);
        Assert.All(reported, place => Assert.Single(lines, line => line.Contains($"has the place '{place}', where", StringComparison.Ordinal)));
    }

    /// <summary>The property is in the project file, for this variant.</summary>
    [Fact]
    public async Task A_field_that_the_org_does_not_have_is_an_error_of_the_build()
    {
        var outcome = await (await workshop.Projects).CompileAsync("Consumer", "WrongField");
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Equal(["TSE0045"], outcome.Errors);
        Assert.Contains("did you mean 'Tier__c'?", outcome.Output, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> AdditionalFilesAsync(string project, string schema)
    {
        var outcome = await (await workshop.Projects).RunAsync("msbuild", project, "-getItem:AdditionalFiles", "-p:OrgSchema=" + schema.Replace(";", "%3B", StringComparison.Ordinal));
        using var items = System.Text.Json.JsonDocument.Parse(outcome.Succeeded().Output);
        return [.. items.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray().Select(static item => item.GetProperty("Identity").GetString()!).Order(StringComparer.Ordinal)];
    }
}
