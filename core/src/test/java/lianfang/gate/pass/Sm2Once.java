package lianfang.gate.pass;
import java.security.*; import java.security.spec.*; import java.time.*; import java.util.*; import org.bouncycastle.jce.provider.BouncyCastleProvider;
public class Sm2Once { public static void main(String[] a) throws Exception {
 Instant now = PassVectors.NOW; Signatures all = Signatures.ofTheJdk().with(SignatureAlgorithm.SM2, new BouncyCastleProvider());
 KeyPairGenerator g = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider()); g.initialize(new ECGenParameterSpec("sm2p256v1")); KeyPair k = g.generateKeyPair();
 KeyPairGenerator e = KeyPairGenerator.getInstance("EC"); e.initialize(new ECGenParameterSpec("secp256r1")); KeyPair r = e.generateKeyPair();
 ListSigner root = new ListSigner(SignatureAlgorithm.ES256, KeyId.of(r.getPublic().getEncoded()), b -> all.sign(SignatureAlgorithm.ES256, r.getPrivate(), b));
 byte[] kid = KeyId.of(k.getPublic().getEncoded());
 PassKey key = new PassKey(kid, SignatureAlgorithm.SM2, k.getPublic(), PassVectors.ISSUER, now.minus(Duration.ofDays(9)), now.plus(Duration.ofDays(30)), null);
 String token = PassToken.write(PassVectors.free("sm2"), SignatureAlgorithm.SM2, kid, b -> all.sign(SignatureAlgorithm.SM2, k.getPrivate(), b));
 var b64 = Base64.getEncoder();
 System.out.println("{\n  \"format\" : \"LF1\",\n  \"root\" : \""+b64.encodeToString(r.getPublic().getEncoded())+"\",\n  \"keys\" : \""+b64.encodeToString(KeyList.write(1, now, List.of(key), root))+"\",\n  \"revocations\" : \""+b64.encodeToString(Revocations.of(0,0,now,new long[0]).write(root))+"\",\n  \"known\" : \"PASS VALID\",\n  \"cases\" : [ {\n    \"name\" : \"signed by SM2, where SM2 is not known\",\n    \"token\" : \""+token+"\",\n    \"at\" : "+now.getEpochSecond()+",\n    \"verdict\" : \"CALL\",\n    \"reason\" : \"KEY_UNKNOWN\"\n  } ]\n}");
}}
