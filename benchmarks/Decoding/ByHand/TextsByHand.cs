using System.Text.Json;
using TypedStreaming.Benchmarks.Decoding.Events;

namespace TypedStreaming.Benchmarks.Decoding.ByHand;

internal sealed class TextsByHand : IHandReader<TextsEvent>
{
    public static TextsEvent Read(ref Utf8JsonReader reader)
    {
        string? id = null;
        string? caseNumber = null;
        string? subject = null;
        string? description = null;
        string? comments = null;
        string? suppliedName = null;
        string? suppliedEmail = null;
        string? suppliedCompany = null;
        string? resolution = null;
        string? internalNotes = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = reader.ValueSpan;
            if (member.SequenceEqual("Id"u8)) { reader.Read(); id = reader.GetString(); }
            else if (member.SequenceEqual("CaseNumber"u8)) { reader.Read(); caseNumber = reader.GetString(); }
            else if (member.SequenceEqual("Subject"u8)) { reader.Read(); subject = reader.GetString(); }
            else if (member.SequenceEqual("Description"u8)) { reader.Read(); description = reader.GetString(); }
            else if (member.SequenceEqual("Comments"u8)) { reader.Read(); comments = reader.GetString(); }
            else if (member.SequenceEqual("SuppliedName"u8)) { reader.Read(); suppliedName = reader.GetString(); }
            else if (member.SequenceEqual("SuppliedEmail"u8)) { reader.Read(); suppliedEmail = reader.GetString(); }
            else if (member.SequenceEqual("SuppliedCompany"u8)) { reader.Read(); suppliedCompany = reader.GetString(); }
            else if (member.SequenceEqual("Resolution__c"u8)) { reader.Read(); resolution = reader.GetString(); }
            else if (member.SequenceEqual("InternalNotes__c"u8)) { reader.Read(); internalNotes = reader.GetString(); }
            else { reader.Read(); reader.Skip(); }
        }

        return new TextsEvent
        {
            Id = id ?? throw new JsonException(),
            CaseNumber = caseNumber,
            Subject = subject,
            Description = description,
            Comments = comments,
            SuppliedName = suppliedName,
            SuppliedEmail = suppliedEmail,
            SuppliedCompany = suppliedCompany,
            Resolution = resolution,
            InternalNotes = internalNotes,
        };
    }
}
