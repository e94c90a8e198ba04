using Microsoft.CodeAnalysis.CSharp;
using TypedStreaming.Generators.Symbols;

namespace TypedStreaming.Generators.Tests.Records;

/// <summary>The rules for identifiers, which do not use the compiler, are those of the compiler.</summary>
public sealed class IdentifierSyntaxTests
{
    [Fact]
    public void Each_character_is_a_part_of_an_identifier_where_the_compiler_says_so()
    {
        for (var code = 0; code <= char.MaxValue; code++)
        {
            Assert.Equal(SyntaxFacts.IsIdentifierStartCharacter((char)code), IdentifierSyntax.IsStart((char)code));
            Assert.Equal(SyntaxFacts.IsIdentifierPartCharacter((char)code), IdentifierSyntax.IsPart((char)code));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("_1")]
    [InlineData("1A")]
    [InlineData("a b")]
    [InlineData("class")]
    [InlineData("\u00c4rger\u0301")]
    public void A_text_is_an_identifier_where_the_compiler_says_so(string text) => Assert.Equal(SyntaxFacts.IsValidIdentifier(text), IdentifierSyntax.IsIdentifier(text));

    [Fact]
    public void The_reserved_words_are_those_of_the_compiler()
    {
        var words = SyntaxFacts.GetReservedKeywordKinds().Select(SyntaxFacts.GetText).ToList();
        Assert.True(words.Count > 70);
        Assert.All(words, static word => Assert.True(IdentifierSyntax.IsReserved(word), word));
        Assert.All(SyntaxFacts.GetContextualKeywordKinds().Select(SyntaxFacts.GetText).Except(words), static word => Assert.False(IdentifierSyntax.IsReserved(word), word));
    }
}
