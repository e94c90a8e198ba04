namespace TypedStreaming.Generators.Tests.Comparing;

/// <summary>One name and value in a document.</summary>
/// <param name="Name">The name as it is written between its quotes.</param>
/// <param name="Member">The member of that name, or null if there is none.</param>
/// <param name="Raw">The value's JSON.</param>
/// <param name="Inside">The value's document, if it was made from a plan.</param>
internal sealed record DocumentPart(string Name, MemberPlan? Member, string Raw, Document? Inside = null);
