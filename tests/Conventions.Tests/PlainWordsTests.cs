using TypedStreaming.Conventions.Tests.Rules;
using TypedStreaming.Conventions.Tests.Source;

namespace TypedStreaming.Conventions.Tests;

public sealed class PlainWordsTests
{
    [Fact]
    public void Text_that_users_read_is_plain() =>
        Conformance.Holds(Repository.Current.Load(PlainWords.IsPublicText).SelectMany(PlainWords.Check));

    [Theory]
    [InlineData("Read the records anew.")]
    [InlineData("How to mend it")]
    [InlineData("It is mended.")]
    [InlineData("the versions to be had")]
    [InlineData("the program is told of gaps")]
    [InlineData("gaps are\ntold")]
    [InlineData("filters can be told apart")]
    [InlineData("the session is over")]
    [InlineData("a start that is none")]
    [InlineData("a channel that is subscribed by hand")]
    [InlineData("the first bytes of an answer")]
    [InlineData("its answer was lost")]
    [InlineData("the id, or else null")]
    [InlineData("no events come at present")]
    [InlineData("the present subscription")]
    [InlineData("Notes that an event came.")]
    [InlineData("a name of\nits own")]
    [InlineData("an empty list is left out")]
    [InlineData("A converter cannot leave out a property.")]
    [InlineData("a field that the user may not read")]
    [InlineData("a consumer that started in the past")]
    [InlineData("the emitted code")]
    [InlineData("Handles the letters again.")]
    [InlineData("an event with a replay id of its choice")]
    [InlineData("not an address; write it like https://acme.my.salesforce.com")]
    [InlineData("the user as whom the flow runs")]
    [InlineData("Takes the ownership of the position.")]
    [InlineData("the scheme amqp, which is without TLS")]
    [InlineData("the other streams go on")]
    [InlineData("It waits, whatever the status is.")]
    [InlineData("Cuts all connections without a word.")]
    [InlineData("Reads the positions, and takes none over.")]
    [InlineData("Writes the events, one a line.")]
    [InlineData("The secret in words, for messages.")]
    [InlineData("a variable of the environment")]
    [InlineData("Foreign text is written as text.")]
    [InlineData("Makes the header of an event.")]
    public void Reports_a_word(string words)
    {
        Assert.Single(PlainWords.Check(new SourceFile("docs/a.md", words)));
        Assert.Single(PlainWords.Check(new SourceFile("src/A.cs", $"class A {{ string M => \"\"\"\n{words}\n\"\"\"; }}")));
        Assert.Single(PlainWords.Check(new SourceFile("src/A.cs", $"/// <summary>A thing. {words.ReplaceLineEndings("\n/// ")}</summary>\nclass A;")));
    }

    [Theory]
    [InlineData("class A { string M(int n) => $\"{n} gaps are told\"; }")]
    [InlineData("class A { string M = \"gaps are \"\n + \"told\"; }")]
    public void Reports_a_message_in_parts(string code) => Assert.Single(PlainWords.Check(new SourceFile("src/A.cs", code)));

    [Theory]
    [InlineData("class A { string M = \"it is not a JSON object\"; }")]
    [InlineData("class A { string M(int n) => $\"it has more than {n} characters\"; }")]
    [InlineData("class A { string M(int n) => N($\"it must be at least {n}\"); }")]
    public void Reports_a_message_that_begins_with_a_pronoun(string code) => Assert.Single(PlainWords.Check(new SourceFile("src/A.cs", code)));

    [Theory]
    [InlineData("What")]
    [InlineData("Whether")]
    [InlineData("Why")]
    [InlineData("How")]
    [InlineData("Where")]
    [InlineData("Who")]
    [InlineData("Whom")]
    [InlineData("Whose")]
    [InlineData("When")]
    public void Reports_a_summary_that_begins_with_a_question_word(string word)
    {
        Assert.Single(PlainWords.Check(new SourceFile("src/A.cs", $"/// <summary>{word} it is.</summary>\nclass A;")));
        Assert.Single(PlainWords.Check(new SourceFile("src/A.cs", $"/// <summary>\n/// {word} it is.\n/// </summary>\nclass A;")));
    }

    [Fact]
    public void Names_the_file_and_the_line() => Assert.Equal(
        ["src/A.cs(2): 'anew': write 'again'", "src/A.cs(1): a summary begins with 'What': begin with what it is or does"],
        PlainWords.Check(new SourceFile("src/A.cs", "/// <summary>What it is.\n/// Read anew.</summary>\nclass A;")).Select(static finding => finding.ToString()));

    [Theory]
    [InlineData("/// <summary>The value, or null if there is none. Recommended. Whatever is written by hand, over HTTP.</summary>\nclass A;")]
    [InlineData("/// <summary>The thing.</summary>\n/// <remarks>What it is.</remarks>\nclass A;")]
    [InlineData("class A { int anew; } // Not for users: anew.")]
    [InlineData("class A { string M(int n) => $\"{n} is wrong: it must be at least 1\"; }")]
    [InlineData("/// <summary>The server must answer, and the store did not answer. The events of its own queue are present.</summary>\nclass A;")]
    public void Accepts_other_text(string code) => Assert.Empty(PlainWords.Check(new SourceFile("src/A.cs", code)));

    [Theory]
    [InlineData("src/Simulator/A.cs")]
    [InlineData("src/Generators/A.cs")]
    [InlineData("src/CodeFixes/A.cs")]
    [InlineData("src/Hosting/A.cs")]
    [InlineData("src/StoreKit/A.cs")]
    public void Checks_each_package(string path) =>
        Assert.Single(PlainWords.Check(new SourceFile(path, "/// <summary>Reads the answer.</summary>\nclass A;")));

    [Theory]
    [InlineData("src/Sdk/Gap.cs", true)]
    [InlineData("src/Sdk/README.md", true)]
    [InlineData("docs/rules/TSE0001.md", true)]
    [InlineData("README.md", true)]
    [InlineData("samples/WebFeed/A.cs", true)]
    [InlineData("tests/Sdk.Tests/A.cs", false)]
    [InlineData("CONTRIBUTING.md", false)]
    public void Knows_what_users_read(string path, bool isPublic) => Assert.Equal(isPublic, PlainWords.IsPublicText(path));
}
