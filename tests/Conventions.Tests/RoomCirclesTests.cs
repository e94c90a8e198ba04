using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class RoomCirclesTests
{
    private static readonly Project House = new("src/House/House.csproj", "<Project />");

    [Fact]
    public void The_folders_of_the_generator_make_no_circle() => Conformance.Holds(
        RoomCircles.Check(Repository.Current.Shipped, Repository.Current.Projects.Single(project => project.Folder == "src/Generators")));

    [Theory]
    [InlineData("using House.Attic;")]
    [InlineData("using static global::House.Attic.Chest;")]
    [InlineData("using Box = House.Attic.Chest;")]
    [InlineData("class Shelf { Chest? _a; }")]
    [InlineData("class Shelf { object M(object o) => o is Chest; }")]
    [InlineData("class Shelf { object M() => Chest.Open(); }")]
    [InlineData("class Shelf { object M() => new Attic.Chest(); }")]
    public void Reports_two_folders_that_name_each_other(string code) =>
        Assert.Equal(
            ["src/House/Attic/Chest.cs", "src/House/Cellar/Shelf.cs"],
            Check(("Attic/Chest.cs", "class Chest { Wine? _a; }"), ("Cellar/Shelf.cs", code), ("Cellar/Wine.cs", "class Wine;")));

    [Fact]
    public void Reports_a_circle_of_three_folders() =>
        Assert.Equal(
            ["src/House/A/One.cs", "src/House/B/Two.cs", "src/House/C/Three.cs"],
            Check(("A/One.cs", "class One : Two;"), ("B/Two.cs", "class Two { Three? _a; }"), ("C/Three.cs", "class Three { One? _a; }"), ("D/Four.cs", "class Four : One;")));

    [Fact]
    public void Reports_a_circle_with_the_own_folder_of_the_project() =>
        Assert.Equal(
            ["src/House/A/One.cs", "src/House/Door.cs"],
            Check(("A/One.cs", "class One : Door;"), ("Door.cs", "class Door { One? _a; }")));

    [Theory]
    [InlineData("class Shelf { Wine? _a; }")]
    [InlineData("/// <summary>See <see cref=\"Chest\"/>.</summary>\nclass Shelf;")]
    [InlineData("class Shelf { object M(Wine a) => a.Chest; }")]
    [InlineData("class Shelf { object M() => Chest(); object Chest() => 1; }")]
    [InlineData("using House.Cellar;")]
    [InlineData("using Other.Attic;")]
    public void Accepts_one_direction(string code) =>
        Assert.Empty(Check(("Attic/Chest.cs", "using House.Cellar; class Chest { Wine? _a; }"), ("Cellar/Shelf.cs", code), ("Cellar/Wine.cs", "class Wine;")));

    private static IEnumerable<string> Check(params (string Path, string Code)[] files) =>
        RoomCircles.Check([.. files.Select(file => new SourceFile("src/House/" + file.Path, file.Code))], House)
            .Select(finding => finding.Path)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
}
